// Measures of a body by which somebody is recognised.
import { defineGroup } from "./category.ts";

/** Categories of biometric data. */
export const biometrics = defineGroup("biometrics", "personal", [
  {
    id: "fingerprint",
    title: "fingerprint",
    terms:
      "finger print, fingerprint template, fingerprint data, fingerprint image, thumb print, thumbprint image, finger image, palm print, palm vein, finger minutiae, minutiae, fingerprint scan",
    inContext: { person: "fingerprint, fingerprints, thumbprint" },
    weight: 3,
    sensitive: "fingerprintTemplate, user.fingerprint, thumbPrint, palmPrint",
    harmless: "fingerprint, certFingerprint, fingerprintAlgorithm, keyFingerprint, browserFingerprintEnabled",
  },
  {
    id: "face-data",
    title: "face recognition data",
    terms:
      "face id data, face template, face embedding, facial recognition, face print, faceprint, facial data, face encoding, face vector, facial feature, face descriptor, face landmark, facial image, face scan, liveness data, face biometric, facial template, face match image",
    weight: 3,
    sensitive: "faceEmbedding, facialFeatures, faceDescriptor, faceScan",
    harmless: "interface, fontFace, surface, faceCount, faceIndex, typeface",
  },
  {
    id: "voice-print",
    title: "voice print",
    terms:
      "voice print, voiceprint, voice sample, voice biometric, speaker embedding, voice template, voice recording, voice signature, speaker profile, voice data, voice note",
    weight: 3,
    sensitive: "voicePrint, voiceSample, speakerEmbedding, voiceRecording",
    harmless: "voiceId, voiceName, voiceEnabled, invoice, voiceChannel",
  },
  {
    id: "iris-scan",
    title: "iris or retina scan",
    terms:
      "iris scan, retina scan, iris template, iris image, retinal scan, iris code, iris data, retina data, eye scan",
    weight: 3,
    sensitive: "irisScan, retinaData, irisTemplate",
    harmless: "retinaDisplay, irisDatasetPath, retina",
  },
  {
    id: "biometric",
    title: "biometric data",
    terms:
      "biometric, biometric data, biometric template, biometric hash value, biometric sample, gait data, keystroke dynamics, typing pattern, vein pattern, signature dynamics, behavioral biometric, biometric info, biometric identifier, biometric signature, ear shape",
    weight: 3,
    sensitive: "biometricData, biometrics, keystrokeDynamics, biometricTemplate",
    harmless: "biometricEnabled, biometricType, hasBiometrics, biometricPromptTitle",
  },
]);
