// Cards and what goes with them.
import { defineGroup } from "./category.ts";

/** Categories of payment cards; the PCI DSS forbids storing the sensitive authentication data at all. */
export const payment = defineGroup("payment", "personal", [
  {
    id: "card-number",
    title: "card number",
    terms:
      "card number, credit card number, debit card number, cc number, cc num, card num, card no, credit card, credit card no, debit card, primary account number, pan number, full pan, payment card, payment card number, ccn, gift card number, gift card code, card pan, card data, card detail",
    inContext: { payment: "number, pan, num, no" },
    weight: 3,
    profiles: ["pci-dss", "gdpr"],
    sensitive: "cardNumber, creditCardNumber, ccNumber, card.number, debit_card_number, creditCard",
    harmless:
      "cardCount, cardType, cardBrand, cardId, hasCreditCard, cardNumberLength, maskedCardNumber, dashboardCard",
  },
  {
    id: "cvv",
    title: "card security code",
    terms:
      "cvv, cvc, cvv2, cvc2, csc, card verification value, card verification code, card security code, security code, card cvv, card cvc, cvv code, cvc code, card code, cav2",
    inContext: { payment: "cvv, cvc, csc, cid, security code, verification value" },
    weight: 3,
    profiles: ["pci-dss", "gdpr"],
    sensitive: "cvv, cvc, cardCvc, securityCode, card.cid",
    harmless: "cvvRequired, cvcCheck, cvvLength, cvvResult",
  },
  {
    id: "card-expiry",
    title: "card expiry date",
    terms:
      "card expiry, card expiration, expiry card date, card exp, card expiry date, card expiration date, exp month, exp year, cc exp, cc expiry, card exp month, card exp year, expiration month, expiration year, expiry month, expiry year",
    inContext: {
      payment:
        "expiry, expiration, exp, exp date, expiry date, expiration date, exp month, exp year, expiry month, expiry year",
    },
    weight: 2,
    profiles: ["pci-dss", "gdpr"],
    sensitive: "cardExpiry, expMonth, card.expiry, cc_exp",
    harmless: "tokenExpiry, expiryDate, cacheExpiration, cardExpired",
  },
  {
    id: "cardholder-name",
    title: "cardholder name",
    terms:
      "cardholder name, card holder name, card holder, cardholder, name on card, card name holder, card owner name",
    inContext: { payment: "holder, holder name, cardholder, name on card" },
    weight: 2,
    profiles: ["pci-dss", "gdpr"],
    sensitive: "cardholderName, nameOnCard, card.holder, cardHolder",
    harmless: "cardHolderId, cardTitle, cardName, cardHolderType",
  },
  {
    id: "track-data",
    title: "magnetic stripe data",
    terms:
      "track data, track1 data, track2 data, track 1 data, track 2 data, magstripe, mag stripe, magnetic stripe, stripe track, emv data, chip data, pin block data, icc data",
    weight: 3,
    profiles: ["pci-dss"],
    sensitive: "trackData, track2Data, magstripe, emvData",
    harmless: "trackId, audioTrack, trackNumber, chipLabel",
  },
  {
    id: "card-last-digits",
    title: "last digits of a card",
    terms:
      "card last4, card last 4, card last four, last four digit, last 4 digit, card suffix, card bin, card iin, first six digit",
    weakTerms: "last4, last four",
    inContext: { payment: "last4, last 4, last four, bin, iin" },
    weight: 1,
    profiles: ["pci-dss"],
    sensitive: "cardLast4, card.last4, lastFourDigits, cardBin",
    harmless: "lastIndex, last4Visible, lastFourWeeks",
  },
  {
    id: "payment-token",
    family: "secret",
    title: "payment token",
    terms:
      "payment token, card token, payment method token, payment nonce, payment method nonce, network token, payment intent client secret, setup intent client secret, paypal nonce, apple pay token, google pay token, payment data token, cryptogram, payment cryptogram, stripe token, braintree nonce, card fingerprint token, payment session token",
    weight: 2,
    profiles: ["pci-dss"],
    sensitive: "paymentToken, cardToken, paymentMethodNonce, applePayToken, stripeToken",
    harmless: "paymentId, paymentStatus, paymentTokenType, paymentIntentId",
  },
  {
    id: "payment-details",
    title: "payment details",
    terms:
      "payment detail, payment info, payment information, billing detail, billing info, billing information, payment method detail, payment account, payout detail, payout account, billing data, payment instrument, payment credential",
    weight: 2,
    profiles: ["pci-dss", "gdpr"],
    sensitive: "paymentDetails, billingInfo, paymentInfo, payoutAccount",
    harmless: "paymentStatus, billingCycle, paymentMethodType, billingEnabled, paymentProvider",
  },
]);
