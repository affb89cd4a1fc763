/**
 * 832 Price/Sales Catalog, functional group SC, release 005010. "!" is mandatory, then how often ("*" any number). Lines indented
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
TXI *
AAA
MTX *
PWK 25
N1 *
  N2 2
  N3 2
  N4 *
  REF 12
  PKG *
  PER *
  DTM 10
  MTX *
  SPI
LM *
  LQ ! *
N9 *
  DTM *
  MTX *
  PWK *
  EFI *
G93 *
  SAC
  N1
  G26
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
  MTX *
  G55
  G54
  CTP *
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
    TXI *
    ITD
    G40 *
      SAC
      G93 *
    LS
      LM *
        LQ ! *
      LE !
    LS
      N1 *
        N2 2
        N3 2
        N4 2
      LE !
  N1 *
    N2 2
    N3 2
    N4
    REF 12
    PER *
    DTM 10
    MTX *
    PKG *
    PAL *
    SPI
  G39 *
    CTP
  PKL 20
    CTP
    PKG 2
    G53
    DTM *
  LFG
    CRC *
      QTY
  LM *
    LQ ! *
      REF *
      EFI
      DTM *
      PID *
        MEA *
        MTX
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
    N1 *
      N2 2
      N3 2
      N4 *
      REF 12
      PER *
      DTM 10
  N9 *
    DTM *
    MTX *
    PWK *
    EFI *
CTT
SE !
`;
