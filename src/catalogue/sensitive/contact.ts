// How somebody is reached.
import { defineGroup } from "./category.ts";

/** Categories of contact data. */
export const contact = defineGroup("contact", "personal", [
  {
    id: "email",
    title: "e-mail address",
    terms:
      "email, e mail, email address, user email, mail address, e mail address, contact email, work email, personal email, billing email, recipient email, recovery email, to email, from email, email addr, mail addr, email to, email from, emailadresse, correo electronico, courriel, customer email, owner email, invitee email, admin email, reply to email, new email, old email, notification email, paypal email, sender email",
    // A letter, or the answer of the service that has sent it.
    weakTerms: "sent email, sent mail",
    inContext: { person: "mail", message: "to, cc, bcc, recipient, recipients, reply to" },
    weight: 2,
    profiles: ["gdpr", "hipaa"],
    sensitive: "email, userEmail, EMAIL_ADDRESS, customer.mail, contactEmail, e-mail",
    harmless:
      "emailTemplate, emailService, emailSent, emailVerified, isEmailValid, sendEmail, emailQueue, emailId, emailRegex",
  },
  {
    id: "phone",
    title: "phone number",
    terms:
      "phone, phone number, telephone, telephone number, mobile number, mobile phone, cell phone, cell number, cellphone, home phone, work phone, contact number, msisdn, whatsapp number, fax number, phone no, mobile no, tel number, phone num, phone e164, emergency phone, caller number, callee number, telefon, telefonnummer, telefono, handynummer, sms number, recovery phone, landline, contact phone, user phone, customer phone",
    inContext: {
      person: "mobile, cell, tel, fax, whatsapp, landline, telegram, msisdn",
      message: "from number, to number, mobile",
    },
    weakTerms: "caller id",
    weight: 2,
    profiles: ["gdpr", "hipaa"],
    sensitive: "phone, phoneNumber, mobile_number, user.mobile, telephone, homePhone, msisdn",
    harmless:
      "phoneVerified, phoneType, hasPhone, headphone, microphone, phoneRegex, phoneCountryCode, mobile, isMobile",
  },
  {
    id: "postal-address",
    title: "postal address",
    terms:
      "postal address, home address, street address, mailing address, residential address, billing address, shipping address, delivery address, address line, address line 1, address line 2, address 1, address 2, street name, street number, house number, apartment number, full address, permanent address, physical address, customer address, user address, patient address, work address, address line one, address line two, formatted address, anschrift, strasse, hausnummer, direccion, adresse postale, mailing street, street line, home street, address street, return address person, addr line",
    inContext: {
      person:
        "address, street, street 1, street 2, line1, line2, line 1, line 2, addresses, house, apartment, unit number, home",
    },
    weight: 2,
    profiles: ["gdpr", "hipaa"],
    sensitive: "homeAddress, streetAddress, billingAddress, user.address, addressLine1, patient.address, billing.line1",
    harmless:
      "server.address, addressBook, memoryAddress, addressType, contractAddress, bindAddress, addressId, shippingAddressId",
  },
  {
    id: "postal-code",
    title: "postal code",
    terms:
      "postal code, zip code, postcode, post code, billing zip, shipping zip, codigo postal, plz, zip plus four, billing postal code, mailing zip",
    inContext: { person: "zip, plz" },
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "postalCode, zipCode, user.zip, postcode",
    harmless: "zipFile, zipPath, gzip, zip, unzip, postalCodeRegex",
  },
  {
    id: "city",
    title: "town of residence",
    terms:
      "home city, city of residence, home town, hometown, billing city, shipping city, mailing city, residence city, county of residence, place of residence, country of residence",
    inContext: { person: "city, town, suburb, county, province, neighborhood, hometown" },
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "homeCity, user.city, placeOfResidence, hometown",
    harmless: "city, capacity, velocity, cityId, warehouse.city, citySelect",
  },
  {
    id: "social-handle",
    title: "social media account",
    terms:
      "twitter handle, instagram handle, facebook id, facebook profile, linkedin url, linkedin profile, linkedin profile url, skype id, telegram handle, telegram username, telegram user id, social handle, tiktok handle, snapchat handle, discord username, discord tag, github username, wechat id, social profile, social media handle, social account, instagram username, twitter username",
    weight: 1,
    sensitive: "twitterHandle, linkedinProfile, telegramUsername, githubUsername",
    harmless: "socialLinks, twitterCardType, facebookEnabled, socialMedia",
  },
  {
    id: "messenger-address",
    title: "address in a messenger",
    terms:
      "sip uri, sip address, imessage address, whatsapp id, wa id, whats app number, signal number, viber id, voip number, sip username, skype name, user jid, contact jid, sender jid",
    // What messengers call people, groups and rooms by, as others do with user names.
    weakTerms: "jid, jabber id, chat address, matrix user, xmpp address",
    weight: 1,
    sensitive: "sipUri, jid, whatsappId, wa_id, jabberId",
    harmless: "jidValid, chatId, matrixId, sipPort",
  },
]);
