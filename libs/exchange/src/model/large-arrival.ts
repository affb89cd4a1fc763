/** An arrival of more bytes than this is a large one: reading it may take a while. */
export const largeArrival = 256 * 1024;
