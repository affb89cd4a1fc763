/** What waits for a person because it may have been sent between a backup and its restore. */
export const sentUncertain = 'sent-uncertain';
