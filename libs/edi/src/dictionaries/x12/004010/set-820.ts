/**
 * 820 Payment Order/Remittance Advice, functional group RA, release 004010. "!" is mandatory, then how often ("*" any number). Lines indented
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
      REF *
        DTM
      SAC *
        TXI *
      SLN *
        REF *
          DTM *
        SAC *
          TXI *
  RMR *
    NTE *
    REF *
    DTM *
    IT1 *
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
        REF *
          DTM
        SAC *
          TXI *
        SLN *
          REF *
            DTM *
          SAC *
            TXI *
TXP *
  TXI *
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
