/**
 * 999 Implementation Acknowledgment, functional group FA, release 005010. "!" is mandatory, then how often ("*" any number). Lines indented
 * under a segment stand in the loop that it opens.
 */
export const set999 = `
ST !
AK1 !
AK2 *
  IK3 *
    CTX 10
    IK4 *
      CTX 10
  IK5 !
AK9 !
SE !
`;
