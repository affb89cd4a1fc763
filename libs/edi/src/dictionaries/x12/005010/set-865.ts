/**
 * 865 Purchase Order Change Acknowledgment, from the seller, functional group CA, release 005010. "!" is mandatory, then how often ("*" any number). Lines indented
 * under a segment stand in the loop that it opens.
 */
export const set865 = `
ST !
BCA !
CUR
REF *
PER 3
TAX *
FOB *
CTP *
PAM 10
CSH
SAC 25
  CUR
ITD 5
DIS 20
INC
DTM 10
LIN 5
SI *
PID 200
MEA 40
PWK 25
PKG 25
TD1 2
TD5 12
TD3 12
TD4 5
PCT *
MAN 10
TXI *
CTB *
G53 *
LDT *
  QTY *
  MTX *
N9 1000
  DTM *
  MTX *
  PWK *
  EFI *
N1 200
  N2 2
  IN2 *
  N3 2
  N4
  NX2 *
  REF 12
  PER *
  SI *
  FOB
  TD1 2
  TD5 12
  TD3 12
  TD4 5
  PKG 25
  MTX *
AMT *
  PCT *
ADV *
  DTM *
  MTX *
LM *
  LQ ! *
POC *
  LIN *
  SI *
  CUR
  PO3 25
  CTP *
  PAM 10
  MEA 40
  PID 1000
    MEA 10
  PWK 25
  PKG 25
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
  TXI *
  PCT *
  ACK 104
    DTM
  MAN 10
  SPI *
  MTX *
  CTB *
  LM *
    LQ ! *
  AMT *
    PCT *
  QTY *
    SI *
  SCH 200
    TD1 2
    TD5 12
    TD3 12
    TD4 5
    REF *
  LDT *
    QTY *
    MTX *
    LM *
      LQ ! *
  N9 1000
    DTM *
    MTX *
    PWK *
    EFI *
  N1 200
    N2 2
    IN2 *
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
    PKG 25
    LDT *
      MAN 10
      QTY 5
      MTX *
  SLN 1000
    MTX *
    SI *
    PID 1000
    PO3 25
    MEA *
    CTP 25
    PAM 10
    ACK 104
    SAC 10
      CUR
    DTM 10
    PO4
    TAX 3
    ADV *
    QTY *
      SI *
    N9 *
      DTM *
      MTX *
    N1 10
      N2 2
      IN2 *
      N3 2
      N4
      NX2 *
      REF 12
      PER 3
      SI *
  PD *
    PDD *
CTT
  AMT 5
SE !
`;
