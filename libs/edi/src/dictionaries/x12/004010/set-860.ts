/**
 * 860 Purchase Order Change, from the buyer, functional group PC, release 004010. "!" is mandatory, then how often ("*" any number). Lines indented
 * under a segment stand in the loop that it opens.
 */
export const set860 = `
ST !
BCH !
CUR
REF *
PER 3
TAX *
FOB *
CTP *
PAM 10
CSH 5
SAC 25
  CUR
ITD 5
DIS 20
INC
DTM 10
LDT 12
LIN 5
SI *
PID 200
MEA 40
PWK 25
PKG 200
TD1 2
TD5 12
TD3 12
TD4 5
CTB *
MAN 10
G53 *
TXI *
PCT *
AMT *
  REF *
  DTM
  PCT *
  FA1 *
    FA2 ! *
N9 1000
  DTM *
  MSG 1000
N1 200
  N2 2
  N3 2
  N4 *
  NX2 *
  REF 12
  PER *
  SI *
  FOB
  TD1 2
  TD5 12
  TD3 12
  TD4 5
  PKG 200
LM *
  LQ ! *
SPI *
  REF 5
  DTM 5
  MSG 50
  N1 20
    N2 2
    N3 2
    N4
    REF 20
    G61
    MSG 50
  CB1 *
    REF 20
    DTM 5
    LDT
    MSG 50
ADV *
  DTM *
  MTX *
POC *
  LIN *
  SI *
  CUR
  CN1
  PO3 25
  CTP *
  PAM 10
  MEA 40
  PID 1000
    MEA 10
  PWK 25
  PKG 200
  PO4 *
  REF *
  PER 3
  SAC 25
    CUR
  IT8
  CSH *
  ITD 2
  DIS 20
  INC
  TAX *
  FOB *
  SDQ 500
  DTM 10
  TD1
  TD5 12
  TD3 12
  TD4 5
  MAN 10
  PCT *
  TC2 2
  CTB *
  TXI *
  SPI *
  MSG *
  QTY *
    SI *
  SCH 200
    TD1 2
    TD5 12
    TD3 12
    TD4 5
  N9 1000
    DTM *
    MSG 1000
  LS
    LDT *
      QTY *
      MSG
      REF 3
      LM *
        LQ ! *
    LE !
  N1 200
    N2 2
    N3 2
    N4
    QTY *
    NX2 *
    REF 12
    PER 3
    SI *
    DTM
    FOB
    SCH 200
    TD1 2
    TD5 12
    TD3 12
    TD4 5
    PKG 200
    LDT *
      MAN 10
      QTY 5
      MSG
      REF 3
  SLN 1000
    MSG *
    SI *
    PID 1000
    PO3 104
    TC2 2
    SAC 10
      CUR
    DTM 10
    CTP 25
    PAM 10
    PO4
    TAX 3
    ADV *
    QTY *
      SI *
    N9 *
      DTM *
      MSG *
    N1 10
      N2 2
      N3 2
      N4
      NX2 *
      REF 12
      PER 3
      SI *
  AMT *
    REF
    PCT *
  LM *
    LQ ! *
CTT
  AMT 5
SE !
`;
