/**
 * 810 Invoice, functional group IN, release 005010. "!" is mandatory, then how often ("*" any number). Lines indented
 * under a segment stand in the loop that it opens.
 */
export const set810 = `
ST !
BIG !
NTE 100
CUR
REF 12
YNQ 10
PER 3
N1 200
  N2 2
  N3 2
  N4
  REF 12
  PER 3
  DMG
ITD *
DTM 10
FOB
PID 200
MEA 40
PWK 25
PKG 25
L7
BAL *
INC
PAM *
CRC
LM 10
  LQ ! 100
N9
  MSG ! 10
V1 *
  R4 *
  DTM *
FA1 *
  FA2 ! *
IT1 200000
  CRC
  QTY 5
  CUR
  IT3 5
  TXI *
  CTP 25
  PAM 10
  MEA 40
  PID 1000
    MEA 10
  PWK 25
  PKG 25
  PO4
  ITD 2
  REF *
  YNQ 10
  PER 5
  SDQ 500
  DTM 10
  CAD *
  L7 *
  SR
  SAC *
    TXI *
      DTM
  SLN 1000
    DTM
    REF *
    PID 1000
    SAC *
    TC2 2
    TXI *
  N1 200
    N2 2
    N3 2
    N4
    REF 12
    PER 3
    DMG
  LM 10
    LQ ! 100
  V1 *
    R4 *
    DTM *
  FA1 *
    FA2 ! *
TDS !
TXI *
CAD
AMT *
SAC *
  DTM *
  TXI *
    DTM
ISS *
  PID
CTT
SE !
`;
