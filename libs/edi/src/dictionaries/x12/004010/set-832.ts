/**
 * 832 Price/Sales Catalog, functional group SC, release 004010. "!" is mandatory, then how often ("*" any number). Lines indented
 * under a segment stand in the loop that it opens.
 */
export const set832 = `
ST !
BCT !
CTP 100
REF *
YNQ 10
PER *
DTM 10
CTB 25
CUR 5
ITD 2
LDT *
SAC *
TD1 *
TD5 *
TD3 *
TD4 *
FOB
PKG *
G93 50
TXI *
AAA
N1 *
  N2 2
  N3 2
  N4 *
  REF 12
  PKG *
  PER *
  DTM 10
LM *
  LQ ! *
N9 *
  DTM *
LIN *
  PO1
  G53
  SI *
  DTM 10
  REF *
  YNQ 10
  PER *
  CRD *
  CTB 25
  PID 200
  MEA 40
  PKG 25
  PO4
  TD1 *
  TD5 *
  TD3 *
  TD4 *
  ITD 2
  LDT
  SAC *
  FOB
  AAA
  TC2 2
  TXI *
  G55
  G54
  CTP 100
    G40 99
    DTM 10
    G36
    LDT
    CUR 5
    PO4
    CTB 5
    REF *
    G43 9999
    SAC *
    G26 99
  N1 *
    N2 2
    N3 2
    N4
    REF 12
    PER *
    DTM 10
    PKG *
  G39 *
    CTP
  PKL 20
    CTP
    PKG 2
  LFG
    CRC *
      QTY
  LM *
    LQ ! *
  SLN *
    SI *
    PID *
    DTM *
    CTP *
    PAM *
    PO4 *
    PKG *
    QTY *
    MEA *
    SAC *
    MTX *
    LM *
      LQ ! *
  N9 *
    DTM *
CTT
SE !
`;
