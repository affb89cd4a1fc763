/** What the message of a limit says where no profile changes it. */
export const fixed = '; this limit is the same for every sender';
