/**
 * 846 Inventory Inquiry/Advice, functional group IB, release 005010. "!" is mandatory, then how often ("*" any number). Lines indented
 * under a segment stand in the loop that it opens.
 */
export const set846 = `
ST !
BIA !
CUR
DTM 10
REF 12
PER 3
MEA 20
N1 5
  N2 2
  N3 2
  N4
  REF 12
  PER 3
LM 10
  LQ ! 100
LIN ! 10000
  PID 200
  MEA 40
  PKG 25
  DTM 10
  CTP 25
  CUR
  SAC 25
  REF *
  PER 3
  SDQ 500
  MAN
  UIT 5
  CS
  DD *
  G53
  PCT *
  LDT 12
  LM 10
    LQ ! 100
  SLN 1000
    PID 200
    MEA 40
    PKG 25
    MAN 100
      MEA 40
  QTY 99
    UIT 12
    MEA 25
    LDT 12
    DTM 10
    SCH 25
      MEA 25
    LM *
      LQ ! 100
    LS
      REF *
        DTM *
        N1
        LM 10
          LQ ! 100
      LE !
  N1 200
    N2 2
    N3 2
    N4
    REF 12
    PER 3
CTT
SE !
`;
