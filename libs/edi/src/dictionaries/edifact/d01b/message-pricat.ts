/**
 * PRICAT Price/sales catalogue, directory D.01B. "!" is mandatory, then how often. Lines indented under a segment stand in the group
 * that it opens.
 */
export const messagePricat = `
UNH !
BGM !
DTM ! 35
ALI 5
FTX 99
RFF 99
  DTM 5
NAD 99
  LOC 25
  RFF 10
    DTM 5
  CTA 5
    COM 5
TAX 5
  MOA
  DTM
CUX 20
  DTM 5
PAT 10
  DTM 5
  PCD
  MOA
TDT 10
  LOC 10
TOD 5
  LOC 2
ALC 10
  ALI 5
  DTM 9
  QTY 10
    RNG
  PCD 10
    RNG
  MOA 10
    RNG
  RTE 10
    RNG
  TAX 5
    MOA
    DTM
TRU 9
  DTM 9
PGI 1000
  DTM 15
  QTY 10
  ALI 5
  FTX 5
  CUX 10
    DTM 5
  PRI 100
    CUX
    APR 99
    RNG
    DTM 5
  TAX 10
    MOA
    DTM
  ALC 99
    ALI 5
    QTY
      RNG
    PCD
      RNG
    MOA 2
      RNG
    RTE
      RNG
    TAX 5
      MOA
      DTM
  NAD 20
    LOC 5
    RFF 10
      DTM 5
    CTA 5
      COM 5
  PAT 10
    DTM 5
    PCD
    MOA
  TDT 10
    LOC 10
  TOD 5
    LOC 2
  PAC 10
    MEA 10
    HAN 5
  EFI 99
    CED 99
    COM 9
    RFF 9
    DTM 9
    QTY 9
  TRU 9
    DTM 9
  LIN 999999
    PIA 99
    IMD 999
    MEA 10
    QTY 10
    HAN 5
    ALI 5
    DTM 10
    RFF 99
    LOC
    DOC
    PTY 99
    FTX 999
    CCI 999
      CAV 10
      MEA 10
    TAX 10
      MOA
      DTM
    CUX 5
      DTM 5
    PRI 100
      CUX
      APR 99
      RNG
      DTM 5
      PCD 5
      LOC 99
    ALC 99
      ALI 5
      DTM 9
      QTY 10
        RNG
      PCD 99
        RNG
      MOA 10
        RNG
      RTE 10
        RNG
      TAX 5
        MOA
        DTM
    PAC 999
      MEA 10
      QTY 99
      HAN 5
    PAT 10
      DTM 5
      PCD
      MOA
    TDT 10
      LOC 10
    TOD 5
      LOC 2
    EFI 99
      CED 99
      COM 9
      RFF 9
      DTM 9
      QTY 9
    NAD 99
      CTA 99
        COM 99
    TRU 9
      DTM 9
    DGS 9
      QTY 9
      FTX 9
    HYN 999
      PIA 99
      QTY 9
      FTX 99
      RFF 999
        DTM 9
      CCI 99
        CAV 9
        MEA 99
      NAD 99
        PIA 99
        QTY 9
        CCI 99
          CAV 99
          MEA 9
UNT !
`;
