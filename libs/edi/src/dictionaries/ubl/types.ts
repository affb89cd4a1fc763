// Aggregates of UBL that share a type, by the type that describes them.
export const types: Readonly<Record<string, string>> = {
  Party:
    'PayeeParty SignatoryParty TaxRepresentativeParty FreightForwarderParty ProviderParty ReceiverParty SenderParty IssuerParty RecipientParty CarrierParty DeliveryParty NotifyParty ManufacturerParty AgentParty OriginatorParty InformationContentProviderParty FinalDeliveryParty ConsigneeParty ConsignorParty DespatchParty',
  SupplierParty:
    'AccountingSupplierParty SellerSupplierParty DespatchSupplierParty ManufacturerSupplierParty',
  CustomerParty:
    'AccountingCustomerParty BuyerCustomerParty DeliveryCustomerParty OriginatorCustomerParty ContractorCustomerParty',
  DocumentReference:
    'DespatchDocumentReference ReceiptDocumentReference StatementDocumentReference OriginatorDocumentReference ContractDocumentReference AdditionalDocumentReference QuotationDocumentReference OrderDocumentReference OrderChangeDocumentReference InvoiceDocumentReference SelfBilledInvoiceDocumentReference CreditNoteDocumentReference DebitNoteDocumentReference ReminderDocumentReference CertificateOfOriginDocumentReference ItemSpecificationDocumentReference DespatchAdviceDocumentReference MinutesDocumentReference',
  Attachment: 'DigitalSignatureAttachment',
  Contract: 'ReferencedContract',
  Period:
    'InvoicePeriod ValidityPeriod RequestedDeliveryPeriod PromisedDeliveryPeriod EstimatedDeliveryPeriod SettlementPeriod PenaltyPeriod ReminderPeriod LineValidityPeriod UsabilityPeriod',
  Address: 'PostalAddress DeliveryAddress DespatchAddress RegistrationAddress OriginAddress JurisdictionRegionAddress ApplicableTerritoryAddress',
  Location: 'DeliveryLocation AlternativeDeliveryLocation PhysicalLocation PickupLocation LoadingPortLocation UnloadingPortLocation FirstArrivalPortLocation LastExitPortLocation',
  Contact: 'DeliveryContact AccountingContact BuyerContact SellerContact DespatchContact OtherContact',
  MonetaryTotal: 'LegalMonetaryTotal AnticipatedMonetaryTotal RequestedMonetaryTotal',
  TaxTotal: 'WithholdingTaxTotal',
  TaxCategory: 'ClassifiedTaxCategory ApplicableTaxCategory',
  ExchangeRate: 'TaxExchangeRate PricingExchangeRate PaymentExchangeRate PaymentAlternativeExchangeRate',
  FinancialAccount: 'PayerFinancialAccount PayeeFinancialAccount',
  Branch: 'FinancialInstitutionBranch',
  Payment: 'PrepaidPayment',
  ItemIdentification:
    'BuyersItemIdentification SellersItemIdentification ManufacturersItemIdentification StandardItemIdentification CatalogueItemIdentification AdditionalItemIdentification',
  Country: 'OriginCountry ExportCountry DestinationCountry',
  Response: 'DiscrepancyResponse',
  LineReference:
    'DespatchLineReference ReceiptLineReference QuotationLineReference OrderResponseLineReference CatalogueLineReference',
  LineItem: 'SellerProposedSubstituteLineItem SellerSubstitutedLineItem BuyerProposedSubstituteLineItem',
  Package: 'ActualPackage ContainedPackage ContainingPackage',
  TransportHandlingUnit: 'ReceivedTransportHandlingUnit',
  DespatchLine: 'HandlingUnitDespatchLine',
  ReceiptLine: 'ReceivedHandlingUnitReceiptLine',
  RelatedItem:
    'ComponentRelatedItem AccessoryRelatedItem RequiredRelatedItem ReplacementRelatedItem ComplementaryRelatedItem ReplacedRelatedItem',
  Dimension: 'MeasurementDimension MinimumTemperature MaximumTemperature',
  CatalogueReference: 'SourceCatalogueReference',
  InvoiceLine: 'SubInvoiceLine',
  CreditNoteLine: 'SubCreditNoteLine',
};
