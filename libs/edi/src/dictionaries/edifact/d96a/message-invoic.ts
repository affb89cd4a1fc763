/**
 * INVOIC Invoice, directory D.96A. "!" is mandatory, then how often. Lines indented under a segment stand in the group
 * that it opens.
 */
export const messageInvoic = `
UNH !
BGM !
DTM ! 35
PAI
ALI 5
IMD
FTX 10
RFF 99
  DTM 5
NAD 99
  LOC 25
  FII 5
  RFF 9999
    DTM 5
  DOC 5
    DTM 5
  CTA 5
    COM 5
TAX 5
  MOA
  LOC 5
CUX 5
  DTM 5
PAT 10
  DTM 5
  PCD
  MOA
  PAI
  FII
TDT 10
  LOC 10
    DTM 5
  RFF 9999
    DTM 5
TOD 5
  LOC 2
PAC 1000
  MEA 5
  PCI 5
    RFF
    DTM 5
    GIN 5
ALC 9999
  ALI 5
  RFF 5
    DTM 5
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
RCS 100
  RFF 5
  DTM 5
  FTX 5
AJT
  FTX 5
INP
  FTX 5
LIN 9999999
  PIA 25
  IMD 10
  MEA 5
  QTY 5
  PCD
  ALI 5
  DTM 35
  GIN 1000
  GIR 1000
  QVR
  EQD
  FTX 5
  MOA 5
    CUX
  PAT 10
    DTM 5
    PCD
    MOA
  PRI 25
    APR
    RNG
    DTM 5
  RFF 10
    DTM 5
  PAC 10
    MEA 10
    PCI 10
      RFF
      DTM 5
      GIN 10
  LOC 9999
    QTY 100
    DTM 5
  TAX 99
    MOA
    LOC 5
  NAD 20
    LOC 5
    RFF 5
      DTM 5
    DOC 5
      DTM 5
    CTA 5
      COM 5
  ALC 15
    ALI 5
    DTM 5
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
  TDT 10
    LOC 10
      DTM 5
  TOD 5
    LOC 2
  RCS 100
    RFF 5
    DTM 5
    FTX 5
UNS !
CNT 10
MOA ! 100
  RFF
    DTM 5
TAX 10
  MOA 2
ALC 15
  ALI
  MOA 2
UNT !
`;
