// Names as they stand in real code that hold sensitive data, by category. `object.property` gives the context.

/** Category and names. */
export const sensitiveCases: Readonly<Record<string, string>> = {
  password: `
    password passwd pwd passcode newPassword oldPassword currentPassword confirmPassword passwordConfirm passwordConfirmation password2
    repeatPassword passwordRepeat rawPassword plainPassword plaintextPassword passwordPlain clearTextPassword userPassword user_password
    adminPassword ADMIN_PASSWORD rootPassword DB_PASSWORD dbPassword dbPwd databasePassword MYSQL_ROOT_PASSWORD POSTGRES_PASSWORD PGPASSWORD
    REDIS_PASSWORD SMTP_PASS SMTP_PASSWORD smtpPass mailPass EMAIL_PASS dbPass DB_PASS MONGO_PASS redisPass ftpPassword sftp_password
    ldapPassword bindPassword proxyPassword wifiPassword tempPassword temporaryPassword generatedPassword defaultPassword initialPassword
    decryptedPassword loginPassword hostPassword accountPassword keystorePassword truststorePassword sslKeyPassword archivePassword
    zipPassword pdfPassword sharePassword roomPassword meetingPassword meetingPasscode user.password req.body.password dto.newPassword
    auth.pass user.pass smtp.pass connection.pass email.pass inputPassword enteredPassword providedPassword submittedPassword
    passwordString passwordValue passwordText passwords userPasswords contrasena passwort motDePasse dbpassword userpass oldpassword
    newpassword MQTT_PASSWORD RABBITMQ_PASS masterPassword parentPassword sshPassword sudoPassword vpnPassword`,
  passphrase: `passphrase keyPassphrase KEY_PASSPHRASE certPassphrase sshPassphrase pfxPassphrase privateKeyPassphrase`,
  token: `token userToken rawToken user.token session.token oauth.tokens req.query.token mytoken_token guestToken TOKEN oldToken`,
  "access-token": `
    accessToken access_token ACCESS_TOKEN authToken auth_token AUTH_TOKEN X-Auth-Token bearerToken BearerToken oauthToken OAUTH_TOKEN idToken id_token
    userAccessToken accessTokenValue accessTokens newAccessToken tenantAccessToken serviceToken securityToken appToken loginToken signedToken
    jwtToken JWTToken JWT_TOKEN adminToken clientToken serverToken sessionAccessToken personalAccessToken authenticationToken authorizationToken accesstoken
    authtoken ssoToken installationToken decodedAccessToken account.access_token tokens.accessToken FACEBOOK_ACCESS_TOKEN pageAccessToken
    data.access_token NETLIFY_AUTH_TOKEN sasToken`,
  "refresh-token": `refreshToken refresh_token REFRESH_TOKEN refreshTokens newRefreshToken userRefreshToken googleRefreshToken refreshTokenValue offlineToken account.refresh_token`,
  "provider-token": `
    githubToken GITHUB_TOKEN gh_token GITLAB_TOKEN npmToken NPM_TOKEN slackToken SLACK_BOT_TOKEN botToken BOT_TOKEN DISCORD_TOKEN discordBotToken
    TELEGRAM_BOT_TOKEN apiToken API_TOKEN CLOUDFLARE_API_TOKEN vaultToken VAULT_TOKEN NOTION_TOKEN HF_TOKEN SENTRY_AUTH_TOKEN VERCEL_TOKEN
    TWILIO_AUTH_TOKEN twilioAuthToken jiraToken FIGMA_TOKEN deployToken ciToken runnerToken gitToken webhookToken`,
  jwt: `jwt JWT userJwt rawJwt accessJwt refreshJwt signedJwt jwtString encodedJwt jsonWebToken`,
  "api-key": `
    apiKey api_key API_KEY apikey APIKEY xApiKey x-api-key X-API-KEY apiKeyV2 stripeApiKey STRIPE_API_KEY openaiApiKey OPENAI_API_KEY
    ANTHROPIC_API_KEY SENDGRID_API_KEY sendgridKey MAILGUN_KEY googleApiKey GOOGLE_MAPS_API_KEY apiSecret API_SECRET appKey appSecret
    APP_SECRET FACEBOOK_APP_SECRET serviceKey subscriptionKey Ocp-Apim-Subscription-Key consumerKey ALGOLIA_ADMIN_KEY authKey integrationKey
    STRIPE_KEY OPENAI_KEY credentials.key apiKeys userApiKey newApiKey decryptedApiKey apiKeyValue CLOUDINARY_API_SECRET config.apiKey
    options.apiKey writeKey GEMINI_API_KEY GROQ_API_KEY geminiKey plainApiKey rawApiKey`,
  "client-secret": `
    clientSecret client_secret CLIENT_SECRET OAUTH_CLIENT_SECRET GOOGLE_CLIENT_SECRET googleClientSecret consumerSecret consumer_secret
    oauthSecret accessTokenSecret clientsecret githubClientSecret AZURE_AD_CLIENT_SECRET_2`,
  credential: `credentials credential creds cred dbCreds userCredentials loginCredentials basicAuth serviceCredentials rootCredentials adminCreds decryptedCredentials credentialData`,
  "authorization-header": `authorization Authorization AUTHORIZATION authHeader auth_header authorizationHeader headers.authorization proxyAuthorization proxy-authorization bearer bearerHeader req.headers.authorization`,
  secret: `
    secret SECRET secrets mySecret secretValue secret_value sharedSecret SHARED_SECRET secretString SecretString newSecret plainSecret decryptedSecret
    userSecret tenantSecret partnerSecret deviceSecret wechatSecret PAYPAL_SECRET PLAID_SECRET TWITTER_SECRET resolvedSecret secretData encodedSecret`,
  "session-id": `sessionId session_id SESSION_ID sessionID sessId sessid PHPSESSID JSESSIONID sid session.id session.sid connect.sid userSessionId sessionIdentifier`,
  "session-token": `sessionToken session_token SESSION_TOKEN next-auth.session-token userSessionToken ssoTicket loginTicket`,
  cookie: `cookie cookies Cookie setCookie set-cookie Set-Cookie sessionCookie authCookie cookieHeader rawCookie cookieString req.headers.cookie req.cookies cookieJar signedCookies`,
  "session-secret": `SESSION_SECRET sessionSecret cookieSecret COOKIE_SECRET NEXTAUTH_SECRET nextAuthSecret authSecret AUTH_SECRET cookieKey cookiePassword`,
  "csrf-token": `csrfToken csrf_token X-CSRF-Token xsrfToken XSRF-TOKEN csrfSecret csrf`,
  "reset-token": `resetToken reset_token resetPasswordToken passwordResetToken password_reset_token forgotPasswordToken recoveryToken resetCode passwordToken reset_password_token user.resetPasswordToken`,
  "reset-link": `resetLink resetUrl resetURL reset_url passwordResetUrl resetPasswordUrl magicLink magic_link loginLink signInUrl verificationUrl verificationLink verifyUrl confirmationLink activationLink activation_url recoveryLink impersonationUrl`,
  "invite-token": `inviteToken invite_token invitationToken inviteLink inviteUrl invitationUrl inviteCode invitationCode joinToken joinCode registrationToken shareToken enrollmentToken`,
  "verification-token": `verificationToken verification_token emailVerificationToken verifyToken VERIFY_TOKEN emailToken confirmationToken confirmToken activationToken activationCode rememberToken remember_token unsubscribeToken unlockToken oneTimeToken user.verificationToken`,
  "authorization-code": `authorizationCode authorization_code authCode auth_code codeVerifier code_verifier oauth.code SAMLResponse samlResponse pkceVerifier deviceCode query.code`,
  "signed-url": `signedUrl signedURL signed_url presignedUrl presigned_url preSignedUrl sasUrl X-Amz-Signature query.sig`,
  "token-response": `tokenResponse token_response tokenSet tokenResult oauthResponse`,
  "private-key": `
    privateKey private_key PRIVATE_KEY privKey rsaPrivateKey RSA_PRIVATE_KEY privateKeyPem privatekey serviceAccountKey appPrivateKey GITHUB_APP_PRIVATE_KEY
    APPLE_PRIVATE_KEY FIREBASE_PRIVATE_KEY tlsKey sslKey certKey TLS_KEY deployKey apnsKey serverPrivateKey account.private_key privateKeyBuffer rawPrivateKey`,
  "ssh-key": `sshKey ssh_key SSH_KEY sshPrivateKey SSH_PRIVATE_KEY id_rsa`,
  "secret-key": `secretKey secret_key SECRET_KEY STRIPE_SECRET_KEY stripeSecretKey AWS_SECRET_ACCESS_KEY secretAccessKey accessKey ACCESS_KEY S3_SECRET_KEY SECRET_KEY_BASE awsSecretKey minioSecretKey CLERK_SECRET_KEY secretkey accessKeySecret paystackSecretKey`,
  "encryption-key": `encryptionKey ENCRYPTION_KEY encryption_key decryptionKey masterKey MASTER_KEY cryptoKey aesKey AES_KEY dataKey dataEncryptionKey DEK symmetricKey cipherKey encryptKey N8N_ENCRYPTION_KEY unsealKeys wrappingKey`,
  "signing-key": `
    signingKey signing_key SIGNING_KEY jwtSecret JWT_SECRET jwtKey JWT_KEY JWT_PRIVATE_KEY hmacKey hmacSecret webhookSecret WEBHOOK_SECRET signingSecret SLACK_SIGNING_SECRET
    STRIPE_WEBHOOK_SECRET tokenSecret TOKEN_SECRET ACCESS_TOKEN_SECRET_KEY refreshTokenSecret REFRESH_TOKEN_SECRET jwtSigningKey signatureSecret`,
  "key-pair": `keyPair key_pair keypair rsaKeyPair signingKeyPair`,
  "pre-shared-key": `preSharedKey psk PSK wpaPassphrase wireguardPrivateKey pairingCode`,
  salt: `salt passwordSalt HASH_SALT userSalt pepper PASSWORD_PEPPER`,
  "license-key": `licenseKey license_key LICENSE_KEY productKey`,
  "one-time-password": `otp OTP otpCode otp_code totp totpCode smsCode sms_code verificationCode verification_code emailCode loginCode oneTimePassword oneTimeCode oneTimePasscode confirmationCode userOtp emailOtp generatedOtp accessCode newOtp enteredOtp`,
  "mfa-code": `mfaCode mfa_code mfaToken twoFactorCode two_factor_code twoFactorToken 2faCode tfaCode secondFactorCode`,
  "mfa-secret": `mfaSecret mfa_secret totpSecret TOTP_SECRET otpSecret twoFactorSecret 2faSecret otpauthUrl otpAuthUrl totpUri user.twoFactorSecret`,
  "recovery-code": `recoveryCode recoveryCodes backupCode backupCodes backup_codes scratchCodes recoveryKey hashlessRecoveryCodes`,
  pin: `pinCode pin_code cardPin userPin mpin user.pin card.pin newPin transactionPin pukCode`,
  "security-answer": `securityAnswer security_answer secretAnswer answerless_securityAnswer`,
  "connection-string": `
    connectionString connection_string databaseUrl DATABASE_URL database_url dbUrl DB_URL DB_URI mongoUri MONGO_URI MONGODB_URI mongoUrl redisUrl REDIS_URL dsn DSN SENTRY_DSN
    POSTGRES_URL postgresUrl POSTGRES_PRISMA_URL amqpUrl AMQP_URL RABBITMQ_URL smtpUrl SMTP_URL connString connStr connectionUri AZURE_STORAGE_CONNECTION_STRING jdbcUrl`,
  "webhook-url": `slackWebhook slackWebhookUrl SLACK_WEBHOOK_URL discordWebhookUrl DISCORD_WEBHOOK webhookUrl webhook_url`,
  environment: `envVars environmentVariables processEnv env_vars`,
  kubeconfig: `kubeconfig kubeConfig dockerAuth registryAuth kubeToken npmrc`,
  "cloud-session": `AWS_SESSION_TOKEN awsSessionToken X-Amz-Security-Token awsCredentials stsCredentials sharedAccessKey storageAccountKey`,
  "internal-secret": `internalApiKey INTERNAL_API_KEY cronSecret CRON_SECRET internalToken agentToken sharedKey gatewaySecret deployHookUrl serviceSecret`,
  "recaptcha-secret": `recaptchaSecret RECAPTCHA_SECRET_KEY captchaSecret TURNSTILE_SECRET_KEY captchaToken`,
  "push-token": `pushToken deviceToken fcmToken FCM_TOKEN apnsToken expoPushToken vapidPrivateKey pushSubscription`,
  "seed-phrase": `seedPhrase seed_phrase mnemonic MNEMONIC mnemonicPhrase recoveryPhrase walletMnemonic`,
  "wallet-key": `walletPrivateKey deployerPrivateKey DEPLOYER_PRIVATE_KEY walletKey xprv relayerPrivateKey`,
  "wallet-address": `walletAddress wallet_address btcAddress ethAddress userWalletAddress`,
  "card-number": `cardNumber card_number CARD_NUMBER creditCardNumber credit_card_number creditCard ccNumber debitCardNumber card.number paymentCard cardnumber cardPan cardData`,
  cvv: `cvv CVV cvc cvv2 cardCvv cardCvc securityCode card.cvc cvcCode`,
  "card-expiry": `cardExpiry cardExpiration expMonth exp_month expYear exp_year card.expiry ccExp expiryMonth`,
  "cardholder-name": `cardholderName cardHolderName cardHolder nameOnCard card.holder`,
  "card-last-digits": `cardLast4 card.last4 last4 lastFourDigits`,
  "payment-token": `paymentToken cardToken paymentMethodToken paymentMethodNonce stripeToken applePayToken`,
  "payment-details": `paymentDetails paymentInfo billingDetails billingInfo payoutAccount`,
  iban: `iban IBAN bankIban customerIban debtorIban iban_number`,
  "bank-account": `bankAccount bank_account bankAccountNumber accountNumber account_number acctNumber bankDetails bank.account directDeposit`,
  "routing-number": `routingNumber routing_number sortCode bicCode swiftCode ifsc bank.bic`,
  "tax-id": `taxId tax_id taxNumber taxpayerId taxIdentificationNumber itin user.tin`,
  income: `salary baseSalary annualSalary annualIncome monthlyIncome employee.compensation netWorth payslip householdIncome wage`,
  "credit-score": `creditScore credit_score ficoScore creditReport`,
  "account-balance": `accountBalance account_balance bankBalance bank.balance`,
  "person-name": `
    firstName first_name lastName last_name givenName familyName surname middleName legalName maidenName fullName full_name displayName
    user.name customer.name patient.name req.user.name employee.fullName patientName customerName studentName contactName guestName firstname
    lastname fname lname emergencyContactName accountHolderName passengerName recipientName`,
  username: `username userName user_name USERNAME loginName user.login account.username userPrincipalName screenName`,
  "birth-date": `birthDate birth_date dateOfBirth date_of_birth DATE_OF_BIRTH dob DOB birthday birthYear user.dob patient.birthDate birthdate userBirthday`,
  age: `user.age patient.age customerAge patientAge userAge`,
  gender: `gender user.sex userGender patient.gender genderIdentity pronouns`,
  nationality: `nationality citizenship immigrationStatus user.nationality`,
  "marital-status": `maritalStatus marital_status spouse`,
  "family-member": `nextOfKin emergencyContact familyMembers`,
  photo: `profilePhoto profilePicture user.photo selfie passportPhoto`,
  "identity-document": `identityDocument idCard idCardNumber kycData kycDocuments user.documentNumber mrz`,
  "user-profile": `personalData personalInfo personal_info userInfo userDetails customerDetails pii patientRecord contactInfo customerData sensitiveData`,
  "social-security-number": `ssn SSN userSsn user_ssn socialSecurityNumber social_security_number nationalInsuranceNumber socialInsuranceNumber patient.ssn nino ssnLast4`,
  "national-id": `nationalId national_id nationalIdNumber aadhaar aadhaarNumber cpf userCpf personnummer bsn dni nric codiceFiscale curp pesel idNumber user.rut identityNumber personalNumber citizenId cnic`,
  "passport-number": `passport passportNumber passport_number passportNo travelDocumentNumber`,
  "driver-license": `driverLicense driversLicense drivingLicense driver_license_number dlNumber driversLicenseNumber`,
  "vehicle-registration": `licensePlate license_plate plateNumber vin vehicle.registration numberPlate`,
  email: `email EMAIL userEmail user_email user.email emailAddress email_address customerEmail contactEmail billingEmail recipientEmail toEmail fromEmail emails emailList newEmail ownerEmail adminEmail req.body.email person.mail inviteeEmail email1 senderEmail customer_email`,
  phone: `phone phoneNumber phone_number PHONE_NUMBER mobileNumber mobilePhone cellPhone homePhone workPhone telephone user.mobile user.phone contactNumber msisdn faxNumber phoneNumbers whatsappNumber customerPhone phonenumber callerId`,
  "postal-address": `homeAddress home_address streetAddress postalAddress mailingAddress billingAddress billing_address shippingAddress deliveryAddress addressLine1 address_line_2 user.address patient.address customer.street residentialAddress address1 houseNumber streetName`,
  "postal-code": `postalCode postal_code zipCode zip_code postcode zipcode user.zip`,
  city: `user.city customer.city homeCity hometown`,
  "social-handle": `twitterHandle instagramHandle linkedinUrl telegramUsername facebookId`,
  "medical-record-number": `mrn medicalRecordNumber patientId patient_id nhsNumber patient.id medicareNumber`,
  "health-insurance": `healthInsuranceNumber insuranceNumber policyNumber insuranceMemberId`,
  diagnosis: `diagnosis diagnoses diagnosisCode medicalCondition patient.conditions icd10Code hivStatus`,
  medication: `medication medications currentMedications prescription prescriptions dosage`,
  allergy: `allergies patientAllergies`,
  "lab-result": `labResults lab_results bloodPressure heartRate bloodGlucose vitalSigns bmi patient.vitals`,
  "medical-history": `medicalHistory medical_history healthRecords healthData phi clinicalNotes symptoms patient.notes treatmentPlan`,
  disability: `disability disabilityStatus specialNeeds`,
  "mental-health": `mentalHealth psychiatricHistory`,
  "reproductive-health": `pregnancyStatus pregnant menstrualCycle`,
  "blood-type": `bloodType bloodGroup`,
  "genetic-data": `geneticData dnaSequence genotype`,
  "precise-location": `latitude longitude userLocation geoLocation currentLocation gpsCoordinates user.location lastKnownLocation driver.lat`,
  travel: `itinerary pnr boardingPass pickupAddress`,
  fingerprint: `fingerprintTemplate user.fingerprint thumbprintImage`,
  "face-data": `faceEmbedding faceTemplate facialFeatures faceDescriptor`,
  biometric: `biometricData biometrics biometricTemplate`,
  "employee-id": `employeeId employee_id employeeNumber staffId`,
  ethnicity: `ethnicity ethnicOrigin person.race`,
  religion: `religion religiousBelief`,
  "political-opinion": `politicalOpinion politicalParty`,
  "sexual-orientation": `sexualOrientation sexual_orientation user.orientation`,
  "criminal-record": `criminalRecord criminal_history convictions`,
  "child-data": `childName child_name childBirthDate`,
  "ip-address": `ip ipAddress ip_address clientIp client_ip remoteAddress remoteAddr req.ip x-forwarded-for X-Real-IP lastLoginIp user.ip userIp`,
  "mac-address": `macAddress mac_address deviceMac`,
  imei: `imei deviceSerialNumber imsi iccid`,
  "device-id": `deviceId device_id machineId browserFingerprint`,
  "message-content": `emailBody email_body chatMessage smsText email.body mailBody`,
  "password-hash": `user.passwordHash user.password_hash account.hashedPassword member.passwordDigest`,
};
