/**
 * 824 Application Advice, functional group AG, release 005010. "!" is mandatory, then how often ("*" any number). Lines indented
 * under a segment stand in the loop that it opens.
 */
export const set824 = `
ST !
BGN !
N1 *
  N2 2
  N3 2
  N4
  REF 12
  PER 3
OTI ! *
  REF 12
  DTM 2
  PER 3
  AMT *
  QTY *
  NM1 9
  TED *
    CTX 10
    NTE 100
    RED 100
  LM *
    LQ ! 100
      RED 100
SE !
`;
