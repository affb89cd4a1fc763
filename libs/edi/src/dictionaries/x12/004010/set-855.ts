/**
 * 855 Purchase Order Acknowledgment, functional group PR, release 004010. "!" is mandatory, then how often ("*" any number). Lines indented
 * under a segment stand in the loop that it opens.
 */
export const set855 = `
ST !
BAK !
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
LDT 12
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
MAN 10
TXI *
CTB *
N9 1000
  DTM *
  MSG 1000
N1 200
  N2 2
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
  MSG *
ADV *
  DTM *
  MTX *
PO1 100000
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
  LDT 12
  TD1
  TD5 12
  TD3 12
  TD4 5
  ACK 104
    DTM
  MAN 10
  AMT
  CTB *
  TXI *
  QTY *
    SI *
  PKG 200
    MEA *
  SCH 200
    TD1 2
    TD5 12
    TD3 12
    TD4 5
    REF *
  N9 1000
    DTM *
    MSG 1000
  N1 200
    N2 2
    N3 2
    N4
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
    QTY *
    PKG 25
  SLN 1000
    MSG *
    SI *
    PID 1000
    PO3 25
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
      MSG *
    N1 10
      N2 2
      N3 2
      N4
      NX2 *
      REF 12
      PER 3
      SI *
CTT
  AMT
SE !
`;
