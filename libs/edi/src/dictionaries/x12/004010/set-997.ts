/**
 * 997 Functional Acknowledgment, functional group FA, release 004010. "!" is mandatory, then how often ("*" any number). Lines indented
 * under a segment stand in the loop that it opens.
 */
export const set997 = `
ST !
AK1 !
AK2 999999
  AK3 999999
    AK4 99
  AK5 !
AK9 !
SE !
`;
