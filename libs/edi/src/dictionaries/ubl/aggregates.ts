// The aggregates of UBL 2.1 that these documents use: values, then "|", then aggregates, each in the order of the schema.

const lineHead = 'ID! UUID Note*';

export const aggregates: Readonly<Record<string, string>> = {
  OrderReference:
    'ID! SalesOrderID CopyIndicator UUID IssueDate IssueTime CustomerReference OrderTypeCode | DocumentReference',
  BillingReference:
    '| InvoiceDocumentReference SelfBilledInvoiceDocumentReference CreditNoteDocumentReference SelfBilledCreditNoteDocumentReference DebitNoteDocumentReference ReminderDocumentReference AdditionalDocumentReference BillingReferenceLine*',
  DocumentReference: `ID! CopyIndicator UUID IssueDate IssueTime DocumentTypeCode DocumentType XPath* LanguageID LocaleCode
    VersionID DocumentStatusCode DocumentDescription* | Attachment ValidityPeriod IssuerParty ResultOfVerification`,
  Attachment: 'EmbeddedDocumentBinaryObject | ExternalReference',
  ExternalReference: `URI DocumentHash HashAlgorithmMethod ExpiryDate ExpiryTime MimeCode FormatCode EncodingCode
    CharacterSetCode FileName Description*`,
  ProjectReference: 'ID! UUID IssueDate | WorkPhaseReference*',
  Contract: `ID IssueDate IssueTime NominationDate NominationTime ContractTypeCode ContractType Note* VersionID
    Description* | ValidityPeriod ContractDocumentReference* NominationPeriod ContractualDelivery`,
  Period: 'StartDate StartTime EndDate EndTime DurationMeasure DescriptionCode* Description*',
  CatalogueReference: `ID! UUID IssueDate IssueTime RevisionDate RevisionTime Note* Description* VersionID
    PreviousVersionID`,

  SupplierParty:
    'CustomerAssignedAccountID AdditionalAccountID* DataSendingCapability | Party DespatchContact AccountingContact SellerContact',
  CustomerParty:
    'CustomerAssignedAccountID SupplierAssignedAccountID AdditionalAccountID* | Party DeliveryContact AccountingContact BuyerContact',
  Party: `MarkCareIndicator MarkAttentionIndicator WebsiteURI LogoReferenceID EndpointID IndustryClassificationCode |
    PartyIdentification* PartyName* Language PostalAddress PhysicalLocation PartyTaxScheme* PartyLegalEntity* Contact
    Person* AgentParty ServiceProviderParty* PowerOfAttorney* FinancialAccount`,
  PartyIdentification: 'ID!',
  PartyName: 'Name!',
  PartyTaxScheme: `RegistrationName CompanyID TaxLevelCode ExemptionReasonCode ExemptionReason* |
    RegistrationAddress TaxScheme!`,
  TaxScheme: 'ID Name TaxTypeCode CurrencyCode | JurisdictionRegionAddress*',
  PartyLegalEntity: `RegistrationName CompanyID RegistrationDate RegistrationExpirationDate CompanyLegalFormCode
    CompanyLegalForm SoleProprietorshipIndicator CompanyLiquidationStatusCode CorporateStockAmount
    FullyPaidSharesIndicator | RegistrationAddress CorporateRegistrationScheme HeadOfficeParty ShareholderParty*`,
  Contact: 'ID Name Telephone Telefax ElectronicMail Note* | OtherCommunication*',
  Communication: 'ChannelCode Channel Value',
  OtherCommunication: 'ChannelCode Channel Value',
  Person: `ID FirstName FamilyName Title MiddleName OtherName NameSuffix JobTitle NationalityID GenderCode BirthDate
    BirthplaceName OrganizationDepartment | Contact FinancialAccount IdentityDocumentReference* ResidenceAddress`,
  Address: `ID AddressTypeCode AddressFormatCode Postbox Floor Room StreetName AdditionalStreetName BlockName
    BuildingName BuildingNumber InhouseMail Department MarkAttention MarkCare PlotIdentification CitySubdivisionName
    CityName PostalZone CountrySubentity CountrySubentityCode Region District TimezoneOffset |
    AddressLine* Country LocationCoordinate*`,
  AddressLine: 'Line!',
  LocationCoordinate: `CoordinateSystemCode LatitudeDegreesMeasure LatitudeMinutesMeasure LatitudeDirectionCode
    LongitudeDegreesMeasure LongitudeMinutesMeasure LongitudeDirectionCode AltitudeMeasure`,
  Signature: `ID! Note* ValidationDate ValidationTime ValidatorID CanonicalizationMethod SignatureMethod | SignatoryParty
    DigitalSignatureAttachment OriginalDocumentReference`,
  Country: 'IdentificationCode Name',
  Location: `ID Description* Conditions* CountrySubentity CountrySubentityCode LocationTypeCode InformationURI Name |
    ValidityPeriod* Address SubsidiaryLocation* LocationCoordinate*`,

  Delivery: `ID Quantity MinimumQuantity MaximumQuantity ActualDeliveryDate ActualDeliveryTime LatestDeliveryDate
    LatestDeliveryTime ReleaseID TrackingID | DeliveryAddress DeliveryLocation AlternativeDeliveryLocation
    RequestedDeliveryPeriod PromisedDeliveryPeriod EstimatedDeliveryPeriod CarrierParty DeliveryParty NotifyParty*
    Despatch DeliveryTerms* MinimumDeliveryUnit MaximumDeliveryUnit Shipment`,
  Despatch: `ID RequestedDespatchDate RequestedDespatchTime EstimatedDespatchDate EstimatedDespatchTime ActualDespatchDate
    ActualDespatchTime GuaranteedDespatchDate GuaranteedDespatchTime ReleaseID Instructions* | DespatchAddress
    DespatchLocation DespatchParty CarrierParty NotifyParty* Contact EstimatedDespatchPeriod RequestedDespatchPeriod`,
  DeliveryTerms: `ID SpecialTerms* LossRiskResponsibilityCode LossRisk* Amount | DeliveryLocation AllowanceCharge`,
  PaymentMeans: `ID PaymentMeansCode! PaymentDueDate PaymentChannelCode InstructionID InstructionNote* PaymentID* |
    CardAccount PayerFinancialAccount PayeeFinancialAccount CreditAccount PaymentMandate TradeFinancing`,
  FinancialAccount: `ID Name AliasName AccountTypeCode AccountFormatCode CurrencyCode PaymentNote* |
    FinancialInstitutionBranch Country`,
  Branch: 'ID Name | FinancialInstitution Address',
  FinancialInstitution: 'ID Name | Address',
  CardAccount: `PrimaryAccountNumberID! NetworkID! CardTypeCode ValidityStartDate ExpiryDate IssuerID IssueNumberID CV2ID
    CardChipCode ChipApplicationID HolderName`,
  PaymentMandate: 'ID MandateTypeCode MaximumPaymentInstructionsNumeric MaximumPaidAmount SignatureID | PayerParty PayerFinancialAccount ValidityPeriod PaymentReversalPeriod Clause*',
  PaymentTerms: `ID PaymentMeansID* PrepaidPaymentReferenceID Note* ReferenceEventCode SettlementDiscountPercent
    PenaltySurchargePercent PaymentPercent Amount SettlementDiscountAmount PenaltyAmount PaymentTermsDetailsURI
    PaymentDueDate InstallmentDueDate InvoicingPartyReference | SettlementPeriod PenaltyPeriod ExchangeRate ValidityPeriod`,
  Payment: 'ID PaidAmount ReceivedDate PaidDate PaidTime InstructionID',
  TransactionConditions: 'ID ActionCode Description* | DocumentReference*',
  ExchangeRate: `SourceCurrencyCode! SourceCurrencyBaseRate TargetCurrencyCode! TargetCurrencyBaseRate ExchangeMarketID
    CalculationRate MathematicOperatorCode Date | ForeignExchangeContract`,

  AllowanceCharge: `ID ChargeIndicator! AllowanceChargeReasonCode AllowanceChargeReason* MultiplierFactorNumeric
    PrepaidIndicator SequenceNumeric Amount! BaseAmount AccountingCostCode AccountingCost PerUnitAmount |
    TaxCategory* TaxTotal PaymentMeans*`,
  TaxTotal: 'TaxAmount! RoundingAmount TaxEvidenceIndicator TaxIncludedIndicator | TaxSubtotal*',
  TaxSubtotal: `TaxableAmount TaxAmount! CalculationSequenceNumeric TransactionCurrencyTaxAmount Percent BaseUnitMeasure
    PerUnitAmount TierRange TierRatePercent | TaxCategory!`,
  TaxCategory: `ID Name Percent BaseUnitMeasure PerUnitAmount TaxExemptionReasonCode TaxExemptionReason* TierRange
    TierRatePercent | TaxScheme!`,
  MonetaryTotal: `LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount
    PrepaidAmount PayableRoundingAmount PayableAmount! PayableAlternativeAmount`,

  Item: `Description* PackQuantity PackSizeNumeric CatalogueIndicator Name HazardousRiskIndicator AdditionalInformation*
    Keyword* BrandName* ModelName* | BuyersItemIdentification SellersItemIdentification ManufacturersItemIdentification*
    StandardItemIdentification CatalogueItemIdentification AdditionalItemIdentification* CatalogueDocumentReference
    ItemSpecificationDocumentReference* OriginCountry CommodityClassification* TransactionConditions* HazardousItem*
    ClassifiedTaxCategory* AdditionalItemProperty* ManufacturerParty* InformationContentProviderParty OriginAddress*
    ItemInstance* Certificate* Dimension*`,
  ItemIdentification: 'ID! ExtendedID BarcodeSymbologyID | PhysicalAttribute* MeasurementDimension* IssuerParty',
  CommodityClassification: 'NatureCode CargoTypeCode CommodityCode ItemClassificationCode',
  AdditionalItemProperty: `ID Name! NameCode TestMethod Value ValueQuantity ValueQualifier* ImportanceCode ListValue* |
    UsabilityPeriod ItemPropertyGroup* RangeDimension ItemPropertyRange`,
  ItemInstance: `ProductTraceID ManufactureDate ManufactureTime BestBeforeDate RegistrationID SerialID |
    AdditionalItemProperty* LotIdentification`,
  LotIdentification: 'LotNumberID ExpiryDate | AdditionalItemProperty*',
  HazardousItem: `ID PlacardNotation PlacardEndorsement AdditionalInformation* UNDGCode EmergencyProceduresCode
    MedicalFirstAidGuideCode TechnicalName CategoryName HazardousCategoryCode UpperOrangeHazardPlacardID
    LowerOrangeHazardPlacardID MarkingID HazardClassID NetWeightMeasure NetVolumeMeasure Quantity | ContactParty
    SecondaryHazard* HazardousGoodsTransit* EmergencyTemperature FlashpointTemperature AdditionalTemperature*`,
  Dimension: 'AttributeID! Measure Description* MinimumMeasure MaximumMeasure',
  Certificate: 'ID! CertificateTypeCode! CertificateType! Remarks* | IssuerParty! DocumentReference* Signature*',
  Price: `PriceAmount! BaseQuantity PriceChangeReason* PriceTypeCode PriceType OrderableUnitFactorRate | ValidityPeriod*
    PriceList AllowanceCharge* PricingExchangeRate`,
  PriceList: 'ID StatusCode | ValidityPeriod* PreviousPriceList',

  InvoiceLine: `${lineHead} InvoicedQuantity LineExtensionAmount! TaxPointDate AccountingCostCode AccountingCost
    PaymentPurposeCode FreeOfChargeIndicator | InvoicePeriod* OrderLineReference* DespatchLineReference*
    ReceiptLineReference* BillingReference* DocumentReference* PricingReference OriginatorParty Delivery* PaymentTerms*
    AllowanceCharge* TaxTotal* WithholdingTaxTotal* Item! Price DeliveryTerms SubInvoiceLine* ItemPriceExtension`,
  CreditNoteLine: `${lineHead} CreditedQuantity LineExtensionAmount TaxPointDate AccountingCostCode AccountingCost
    PaymentPurposeCode FreeOfChargeIndicator | InvoicePeriod* OrderLineReference* DiscrepancyResponse*
    DespatchLineReference* ReceiptLineReference* BillingReference* DocumentReference* PricingReference OriginatorParty
    Delivery* PaymentTerms* TaxTotal* AllowanceCharge* Item Price DeliveryTerms* SubCreditNoteLine* ItemPriceExtension`,
  OrderLineReference: 'LineID! SalesOrderLineID UUID LineStatusCode | OrderReference',
  LineReference: 'LineID! UUID LineStatusCode | DocumentReference',
  DocumentResponse: '| Response! DocumentReference+ IssuerParty RecipientParty LineResponse*',
  LineResponse: '| LineReference! Response+',
  Status: `ConditionCode ReferenceDate ReferenceTime Description* StatusReasonCode StatusReason* SequenceID Text*
    IndicationIndicator Percent ReliabilityPercent | Condition*`,
  Response: 'ReferenceID ResponseCode Description* EffectiveDate EffectiveTime | Status*',
  PricingReference: '| OriginalItemLocationQuantity AlternativeConditionPrice*',
  ItemPriceExtension: 'Amount! | TaxTotal*',

  OrderLine: `SubstitutionStatusCode Note* | LineItem! SellerProposedSubstituteLineItem* SellerSubstitutedLineItem*
    BuyerProposedSubstituteLineItem* CatalogueLineReference QuotationLineReference OrderLineReference*
    DocumentReference*`,
  LineItem: `ID! SalesOrderID UUID Note* LineStatusCode Quantity LineExtensionAmount TotalTaxAmount MinimumQuantity
    MaximumQuantity MinimumBackorderQuantity MaximumBackorderQuantity InspectionMethodCode PartialDeliveryIndicator
    BackOrderAllowedIndicator AccountingCostCode AccountingCost WarrantyInformation* | Delivery* DeliveryTerms
    OriginatorParty OrderedShipment* PricingReference AllowanceCharge* Price Item! SubLineItem* WarrantyValidityPeriod
    WarrantyParty TaxTotal* ItemPriceExtension LineReference*`,

  DespatchLine: `${lineHead} LineStatusCode DeliveredQuantity BackorderQuantity BackorderReason* OutstandingQuantity
    OutstandingReason* OversupplyQuantity | OrderLineReference+ DocumentReference* Item! Shipment*`,
  ReceiptLine: `${lineHead} ReceivedQuantity ShortQuantity ShortageActionCode RejectedQuantity RejectReasonCode
    RejectReason* RejectActionCode QuantityDiscrepancyCode OversupplyQuantity ReceivedDate TimingComplaintCode
    TimingComplaint | OrderLineReference DespatchLineReference* DocumentReference* Item* Shipment*`,
  Shipment: `ID! ShippingPriorityLevelCode HandlingCode HandlingInstructions* Information* GrossWeightMeasure
    NetWeightMeasure NetNetWeightMeasure GrossVolumeMeasure NetVolumeMeasure TotalGoodsItemQuantity
    TotalTransportHandlingUnitQuantity InsuranceValueAmount DeclaredCustomsValueAmount DeclaredForCarriageValueAmount
    DeclaredStatisticsValueAmount FreeOnBoardValueAmount SpecialInstructions* DeliveryInstructions*
    SplitConsignmentIndicator ConsignmentQuantity | Consignment* GoodsItem* ShipmentStage* Delivery
    TransportHandlingUnit* ReturnAddress OriginAddress FirstArrivalPortLocation LastExitPortLocation ExportCountry
    FreightAllowanceCharge*`,
  Consignment: `ID! CarrierAssignedID ConsigneeAssignedID ConsignorAssignedID FreightForwarderAssignedID BrokerAssignedID
    ContractedCarrierAssignedID PerformingCarrierAssignedID SummaryDescription* TotalInvoiceAmount
    DeclaredCustomsValueAmount TariffDescription* TariffCode InsurancePremiumAmount GrossWeightMeasure
    NetWeightMeasure NetNetWeightMeasure ChargeableWeightMeasure GrossVolumeMeasure NetVolumeMeasure
    LoadingLengthMeasure Remarks* HazardousRiskIndicator AnimalFoodIndicator HumanFoodIndicator LivestockIndicator
    BulkCargoIndicator ContainerizedIndicator GeneralCargoIndicator SpecialSecurityIndicator
    ThirdPartyPayerIndicator CarrierServiceInstructions* CustomsClearanceServiceInstructions*
    ForwarderServiceInstructions* SpecialServiceInstructions* SequenceID ShippingPriorityLevelCode HandlingCode
    HandlingInstructions* Information* TotalGoodsItemQuantity TotalTransportHandlingUnitQuantity | ConsigneeParty
    ExporterParty ConsignorParty ImporterParty CarrierParty FreightForwarderParty NotifyParty`,
  ShipmentStage: `ID TransportModeCode TransportMeansTypeCode TransitDirectionCode PreCarriageIndicator OnCarriageIndicator
    EstimatedDeliveryDate EstimatedDeliveryTime RequiredDeliveryDate RequiredDeliveryTime LoadingSequenceID
    SuccessiveSequenceID Instructions* DemurrageInstructions* CrewQuantity PassengerQuantity | TransitPeriod
    CarrierParty* TransportMeans LoadingPortLocation UnloadingPortLocation`,
  TransportMeans: 'JourneyID RegistrationNationalityID RegistrationNationality* DirectionCode TransportMeansTypeCode TradeServiceCode | Stowage AirTransport RoadTransport RailTransport MaritimeTransport OwnerParty MeasurementDimension*',
  RoadTransport: 'LicensePlateID!',
  TransportHandlingUnit: `ID TransportHandlingUnitTypeCode HandlingCode HandlingInstructions* HazardousRiskIndicator
    TotalGoodsItemQuantity TotalPackageQuantity DamageRemarks* ShippingMarks* TraceID | HandlingUnitDespatchLine*
    ActualPackage* ReceivedHandlingUnitReceiptLine* TransportEquipment* TransportMeans* HazardousGoodsTransit*
    MeasurementDimension* MinimumTemperature MaximumTemperature GoodsItem* FloorSpaceMeasurementDimension
    PalletSpaceMeasurementDimension ShipmentDocumentReference* Status* CustomsDeclaration* ReferencedShipment*
    Package*`,
  Package: `ID Quantity ReturnableMaterialIndicator PackageLevelCode PackagingTypeCode PackingMaterial* TraceID |
    ContainedPackage* ContainingTransportEquipment GoodsItem* MeasurementDimension* DeliveryUnit* Delivery Pickup
    Despatch`,
  GoodsItem: `ID SequenceNumberID Description* HazardousRiskIndicator DeclaredCustomsValueAmount
    DeclaredForCarriageValueAmount DeclaredStatisticsValueAmount FreeOnBoardValueAmount InsuranceValueAmount ValueAmount
    GrossWeightMeasure NetWeightMeasure NetNetWeightMeasure ChargeableWeightMeasure GrossVolumeMeasure NetVolumeMeasure
    Quantity PreferenceCriterionCode RequiredCustomsID CustomsStatusCode CustomsTariffQuantity
    CustomsImportClassifiedIndicator ChargeableQuantity ReturnableQuantity TraceID | Item* GoodsItemContainer*
    FreightAllowanceCharge* InvoiceLine* Temperature* ContainedGoodsItem* OriginAddress Delivery Pickup Despatch
    MeasurementDimension* ContainingPackage*`,

  CatalogueLine: `ID! ActionCode LifeCycleStatusCode ContractSubdivision Note* OrderableIndicator OrderableUnit
    ContentUnitQuantity OrderQuantityIncrementNumeric MinimumOrderQuantity MaximumOrderQuantity WarrantyInformation*
    PackLevelCode | ContractorCustomerParty SellerSupplierParty WarrantyParty WarrantyValidityPeriod LineValidityPeriod
    ItemComparison* ComponentRelatedItem* AccessoryRelatedItem* RequiredRelatedItem* ReplacementRelatedItem*
    ComplementaryRelatedItem* ReplacedRelatedItem* RequiredItemLocationQuantity* DocumentReference* Item!
    KeywordItemProperty* CallForTendersLineReference CallForTendersDocumentReference`,
  RelatedItem: 'ID Quantity Description*',
  RequiredItemLocationQuantity: `LeadTimeMeasure MinimumQuantity MaximumQuantity HazardousRiskIndicator
    TradingRestrictions* | ApplicableTerritoryAddress* Price DeliveryUnit* ApplicableTaxCategory* Package
    AllowanceCharge* DependentPriceReference`,
  ItemComparison: 'PriceAmount Quantity',
  DeliveryUnit: 'BatchQuantity ConsumerUnitQuantity HazardousRiskIndicator',
  TradingTerms: 'Information* Reference | ApplicableAddress',
};
