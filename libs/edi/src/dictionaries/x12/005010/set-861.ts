/**
 * 861 Receiving Advice/Acceptance Certificate, functional group RC, release 005010. "!" is mandatory, then how often ("*" any number). Lines indented
 * under a segment stand in the loop that it opens.
 */
export const set861 = `
ST !
BRA !
CUR
REF *
PER 3
DTM ! 10
PRF 25
TD1 2
TD5 12
TD3 12
TD4 5
MEA 40
N1 200
  N2 2
  N3 2
  N4
  REF 100
  PER 3
  FOB
LM 10
  LQ ! 100
FA1 *
  FA2 ! *
RCD 200000
  SN1
  CUR
  LIN 100
  PID 1000
  PO4 100
  REF 12
  PER 3
  DTM 10
  PRF 25
  MEA *
  FOB
  TD1 20
  TD5 12
  TD3 12
  TD4 5
  SAC 10
  MAN *
  LM 10
    LQ ! 100
  SLN 100
    PID 1000
    NM1
    LM 10
      LQ ! 100
  N1 200
    N2 2
    N3 2
    N4
    REF 100
    PER 3
    FOB
  FA1 *
    FA2 ! *
CTT
SE !
`;
