// Numbers by which devices and networks, and so people, are told apart.
import { defineGroup } from "./category.ts";

/** Categories of device and network identifiers. */
export const device = defineGroup("device", "personal", [
  {
    id: "ip-address",
    title: "IP address",
    terms:
      "client ip, remote ip, user ip, visitor ip, x real ip, x forwarded for, x client ip, cf connecting ip, remote addr, remote address, client address, source ip, login ip, last login ip, sign in ip, current sign in ip, real ip, true client ip, peer ip, caller ip, requester ip, request ip, attacker ip, signup ip, registration ip",
    weakTerms: "ip address, ipv4 address, ipv6 address, ip",
    inContext: { person: "ip, ip address, ips", network: "ip, ip address, remote address" },
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "clientIp, ipAddress, X-Forwarded-For, req.ip, lastLoginIp, remoteAddress",
    harmless: "ipVersion, shipId, zip, clip, tooltip, ipRegex, isIpAllowed, script",
  },
  {
    id: "mac-address",
    title: "MAC address",
    terms:
      "mac address, hardware address, wifi mac, bluetooth mac, ethernet address, bluetooth address, bssid, device mac, physical mac address, mac addr, wlan mac",
    inContext: { person: "mac" },
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "macAddress, deviceMac, bssid, MAC_ADDR",
    harmless: "macVersion, isMac, macos, macro, hmacAlgorithm, emac",
  },
  {
    id: "imei",
    title: "device serial number",
    terms:
      "imei, imei number, meid, device esn, phone esn, imsi, iccid, sim serial, sim number, device serial, device serial number, udid, device udid, android id, idfv, hardware serial, phone serial, sim card number, device imei",
    weight: 2,
    profiles: ["gdpr", "hipaa"],
    sensitive: "imei, deviceSerialNumber, imsi, androidId, iccid",
    harmless: "serialNumber, serialize, deviceType, deviceModel, imeiValid",
  },
  {
    id: "advertising-id",
    title: "advertising id",
    terms:
      "advertising id, idfa, gaid, aaid, google advertising id, apple idfa, ad tracking id, gclid, fbclid, fbp cookie, fbc cookie, ga client id, amplitude device id, tracking id user, mobile advertising id",
    // Made up by the program for people that it does not know.
    weakTerms: "visitor id, distinct id, anonymous id",
    weight: 1,
    sensitive: "advertisingId, idfa, gaid, visitorId, gclid",
    harmless: "adId, trackingEnabled, measurementId, campaignId, trackingNumber",
  },
  {
    id: "device-id",
    title: "device id",
    terms:
      "device unique id, device fingerprint, browser fingerprint, machine id, hardware id, hwid, installation id device, client fingerprint, canvas fingerprint, user fingerprint, visitor fingerprint",
    // Mostly the key of a record.
    weakTerms: "device id, device identifier, device uuid, device guid",
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "deviceId, browserFingerprint, machineId, hwid",
    harmless: "deviceType, deviceName, deviceCount, certFingerprint, fingerprint, deviceIdRequired",
  },
  {
    id: "user-agent",
    title: "user agent of a person",
    terms: "device user agent, login user agent",
    inContext: { person: "user agent, last user agent" },
    weight: 1,
    sensitive: "user.userAgent, loginUserAgent",
    harmless: "userAgent, httpAgent, proxyAgent, userAgentParser",
  },
  {
    id: "browsing-history",
    title: "browsing and search history",
    terms:
      "browsing history, search history, search queries user, watch history, viewing history, click history, reading history, play history, listening history, visited url, page view history, user behavior, user activity data, app usage data, clickstream, referrer history, recently viewed",
    weight: 1,
    sensitive: "browsingHistory, searchHistory, watchHistory, clickstream",
    harmless: "history, historyLength, browserHistoryApi, searchQuery, searchHistoryEnabled",
  },
]);
