/**
 * 997 Functional Acknowledgment, functional group FA, release 005010. "!" is mandatory, then how often ("*" any number). Lines indented
 * under a segment stand in the loop that it opens.
 */
export const set997 = `
ST !
AK1 !
AK2 *
  AK3 *
    AK4 99
  AK5 !
AK9 !
SE !
`;
