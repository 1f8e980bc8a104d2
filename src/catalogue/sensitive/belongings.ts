// What people own, buy and live with, when it points to them.
import { defineGroup } from "./category.ts";

/** Categories of belongings and memberships. */
export const belongings = defineGroup("belongings", "personal", [
  {
    id: "loyalty-number",
    title: "customer or membership number",
    terms:
      "loyalty card number, loyalty card, membership number, customer number, kundennummer, library card number, member number, loyalty id, rewards number, membership card, customer account number, mitgliedsnummer",
    weight: 1,
    sensitive: "membershipNumber, loyaltyCardNumber, customerNumber",
    harmless: "membershipType, memberCount, loyaltyPoints, memberRole",
  },
  {
    id: "utility-account",
    title: "utility account",
    terms:
      "meter number, utility account number, energy consumption, smart meter data, meter reading, electricity account, water bill, electricity bill, gas meter number, utility bill, proof of address",
    weight: 1,
    sensitive: "meterReading, utilityBill, smartMeterData, proofOfAddress",
    harmless: "parameter, meterId, meterProvider, readingTime, perimeter",
  },
  {
    id: "property-record",
    title: "property record",
    terms:
      "property address, land registry number, property deed, parcel number, title deed, rental agreement, lease agreement, tenancy agreement, property owner name, landlord name",
    weight: 1,
    sensitive: "propertyAddress, leaseAgreement, titleDeed, landlordName",
    harmless: "property, propertyName, propertyId, leaseId, parcelId",
  },
  {
    id: "certificate-number",
    title: "certificate or licence of a profession",
    terms:
      "birth certificate, birth certificate number, professional license number, medical license number, dea number, bar number, pilot license, gun license, firearm license, naturalization certificate, marriage certificate number, provider license number",
    weight: 2,
    profiles: ["gdpr", "hipaa"],
    sensitive: "birthCertificate, medicalLicenseNumber, deaNumber",
    harmless: "certificate, sslCertificate, certificateId, licenseId, barCode",
  },
]);
