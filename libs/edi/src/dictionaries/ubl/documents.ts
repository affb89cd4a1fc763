// The root elements of UBL 2.1 between buyer and supplier: "!" is one, "*" any number, "+" at least one, else none or one.

const head = 'UBLVersionID CustomizationID ProfileID ProfileExecutionID ID!';
const exchangeRates = 'TaxExchangeRate PricingExchangeRate PaymentExchangeRate';
const orderCurrencies = 'RequestedInvoiceCurrencyCode DocumentCurrencyCode PricingCurrencyCode TaxCurrencyCode';
const orderParties =
  'BuyerCustomerParty! SellerSupplierParty! OriginatorCustomerParty FreightForwarderParty AccountingCustomerParty';
const billingParties =
  'AccountingSupplierParty! AccountingCustomerParty! PayeeParty BuyerCustomerParty SellerSupplierParty TaxRepresentativeParty';

export const documents: Readonly<Record<string, string>> = {
  Order: `${head} SalesOrderID CopyIndicator UUID IssueDate! IssueTime OrderTypeCode Note* ${orderCurrencies}
    CustomerReference AccountingCostCode AccountingCost LineCountNumeric |
    ValidityPeriod* QuotationDocumentReference OrderDocumentReference* OriginatorDocumentReference CatalogueReference
    AdditionalDocumentReference* Contract* ProjectReference* Signature* ${orderParties} Delivery* DeliveryTerms*
    PaymentMeans* PaymentTerms* TransactionConditions AllowanceCharge* ${exchangeRates} DestinationCountry TaxTotal*
    AnticipatedMonetaryTotal OrderLine+`,
  OrderChange: `${head} SalesOrderID CopyIndicator UUID IssueDate! IssueTime SequenceNumberID! Note*
    RequestedInvoiceCurrencyCode DocumentCurrencyCode PricingCurrencyCode TaxCurrencyCode CustomerReference
    AccountingCostCode AccountingCost LineCountNumeric |
    ValidityPeriod* OrderReference! QuotationDocumentReference OriginatorDocumentReference AdditionalDocumentReference*
    Contract* Signature* BuyerCustomerParty! SellerSupplierParty! OriginatorCustomerParty FreightForwarderParty
    AccountingCustomerParty AccountingSupplierParty Delivery* DeliveryTerms PaymentMeans* PaymentTerms*
    TransactionConditions AllowanceCharge* ${exchangeRates} DestinationCountry TaxTotal* AnticipatedMonetaryTotal
    OrderLine+`,
  OrderCancellation: `${head} CopyIndicator UUID IssueDate! IssueTime Note* CancellationNote+ |
    OrderReference+ OriginatorDocumentReference AdditionalDocumentReference* Contract* Signature* BuyerCustomerParty!
    SellerSupplierParty! OriginatorCustomerParty`,
  OrderResponse: `${head} SalesOrderID CopyIndicator UUID IssueDate! IssueTime OrderResponseCode Note*
    DocumentCurrencyCode PricingCurrencyCode TaxCurrencyCode TotalPackagesQuantity GrossWeightMeasure NetWeightMeasure
    NetNetWeightMeasure GrossVolumeMeasure NetVolumeMeasure CustomerReference AccountingCostCode AccountingCost
    LineCountNumeric |
    ValidityPeriod* OrderReference+ OrderDocumentReference* OriginatorDocumentReference OrderChangeDocumentReference*
    AdditionalDocumentReference* Contract* Signature* SellerSupplierParty! BuyerCustomerParty! OriginatorCustomerParty
    FreightForwarderParty AccountingSupplierParty AccountingCustomerParty Delivery* DeliveryTerms PaymentMeans*
    PaymentTerms* AllowanceCharge* TransactionConditions ${exchangeRates} DestinationCountry TaxTotal*
    LegalMonetaryTotal OrderLine*`,
  OrderResponseSimple: `${head} CopyIndicator UUID IssueDate! IssueTime Note* AcceptedIndicator! RejectionNote*
    CustomerReference AccountingCostCode AccountingCost |
    OrderReference! AdditionalDocumentReference* Signature* SellerSupplierParty! BuyerCustomerParty!
    OriginatorCustomerParty AccountingSupplierParty AccountingCustomerParty`,
  DespatchAdvice: `${head} CopyIndicator UUID IssueDate! IssueTime DocumentStatusCode DespatchAdviceTypeCode Note*
    LineCountNumeric |
    OrderReference* AdditionalDocumentReference* Signature* DespatchSupplierParty! DeliveryCustomerParty!
    BuyerCustomerParty SellerSupplierParty OriginatorCustomerParty Shipment DespatchLine+`,
  ReceiptAdvice: `${head} CopyIndicator UUID IssueDate! IssueTime DocumentStatusCode ReceiptAdviceTypeCode Note*
    LineCountNumeric |
    OrderReference* DespatchDocumentReference* AdditionalDocumentReference* Signature* DeliveryCustomerParty!
    DespatchSupplierParty! BuyerCustomerParty SellerSupplierParty Shipment ReceiptLine+`,
  Invoice: `${head} CopyIndicator UUID IssueDate! IssueTime DueDate InvoiceTypeCode Note* TaxPointDate
    DocumentCurrencyCode TaxCurrencyCode PricingCurrencyCode PaymentCurrencyCode PaymentAlternativeCurrencyCode
    AccountingCostCode AccountingCost LineCountNumeric BuyerReference |
    InvoicePeriod* OrderReference BillingReference* DespatchDocumentReference* ReceiptDocumentReference*
    StatementDocumentReference* OriginatorDocumentReference* ContractDocumentReference* AdditionalDocumentReference*
    ProjectReference* Signature* ${billingParties} Delivery* DeliveryTerms PaymentMeans* PaymentTerms* PrepaidPayment*
    AllowanceCharge* ${exchangeRates} PaymentAlternativeExchangeRate TaxTotal* WithholdingTaxTotal* LegalMonetaryTotal!
    InvoiceLine+`,
  CreditNote: `${head} CopyIndicator UUID IssueDate! IssueTime TaxPointDate CreditNoteTypeCode Note*
    DocumentCurrencyCode TaxCurrencyCode PricingCurrencyCode PaymentCurrencyCode PaymentAlternativeCurrencyCode
    AccountingCostCode AccountingCost LineCountNumeric BuyerReference |
    InvoicePeriod* DiscrepancyResponse* OrderReference BillingReference* DespatchDocumentReference*
    ReceiptDocumentReference* ContractDocumentReference* AdditionalDocumentReference* StatementDocumentReference*
    OriginatorDocumentReference* Signature* ${billingParties} Delivery* DeliveryTerms* PaymentMeans* PaymentTerms*
    ${exchangeRates} PaymentAlternativeExchangeRate AllowanceCharge* TaxTotal* LegalMonetaryTotal! CreditNoteLine+`,
  Catalogue: `${head} UUID ActionCode Name IssueDate! IssueTime RevisionDate RevisionTime Note* Description* VersionID
    PreviousVersionID LineCountNumeric |
    ValidityPeriod* ReferencedContract* SourceCatalogueReference DocumentReference* Signature* ProviderParty!
    ReceiverParty! SellerSupplierParty ContractorCustomerParty TradingTerms CatalogueLine+`,
  ApplicationResponse: `${head} UUID IssueDate! IssueTime ResponseDate ResponseTime Note* VersionID |
    Signature* SenderParty! ReceiverParty! DocumentResponse+`,
};
