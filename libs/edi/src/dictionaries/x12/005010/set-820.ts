/**
 * 820 Payment Order/Remittance Advice, functional group RA, release 005010. "!" is mandatory, then how often ("*" any number). Lines indented
 * under a segment stand in the loop that it opens.
 */
export const set820 = `
ST !
BPR !
NTE *
TRN
CUR
REF *
DTM *
N1 *
  N2 *
  N3 *
  N4
  REF *
  PER *
  RDM
  DTM
ENT *
  FA1 *
    FA2 ! *
  NM1 *
    N2 *
    N3 *
    N4
    REF *
    PER *
  ADX *
    NTE *
    PER *
    DTM
    REF *
      DTM *
    IT1 *
      RPA
      QTY
      REF *
        DTM
      SAC *
        TXI *
        DTM 10
      SLN *
        REF *
          DTM *
        SAC *
          TXI *
    FA1 *
      FA2 ! *
  RMR *
    NTE *
    REF *
    DTM *
    VEH
    IT1 *
      RPA
      QTY
      REF *
        DTM
      SAC *
        TXI *
      SLN *
        REF *
          DTM *
        SAC *
          TXI *
    ADX *
      NTE *
      PER *
      REF *
        DTM *
      IT1 *
        RPA
        QTY
        REF *
          DTM
        SAC *
          TXI *
          DTM 10
        SLN *
          REF *
            DTM *
          SAC *
            TXI *
    FA1 *
      FA2 ! *
TXP *
  TXI *
  REF *
  DTM *
DED * loop
LX *
  REF *
  TRN *
  NM1 *
    REF *
    G53
    AIN *
      QTY *
      DTP *
    PEN *
      AMT *
      DTP *
      INV *
        DTP *
N9
  REF *
  AMT *
    REF *
  N1 *
    REF *
    EMS *
      ATN *
      AIN *
      PYD *
RYL *
  NM1 *
    LOC *
      PID *
        DTM
        PCT *
          QTY
          AMT *
            ADX *
    ASM
      ADX
SE !
`;
