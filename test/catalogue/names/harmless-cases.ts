// Names as they stand in real code that hold nothing sensitive although a substring search would think so, by reason.

/** Reason and names. `object.property` gives the context. */
export const harmlessCases: Readonly<Record<string, string>> = {
  "ids, names, kinds and places of a secret": `
    secretName secretArn secretId secretVersion secretPath secretRef secretLabel secretsPath secretKeyRef secretStoreRef secretNamespace secretType secretUrl
    tokenId tokenName tokenType token_type tokenUrl tokenUri tokenEndpoint token_endpoint tokenPath tokenFile tokenHash tokenIssuer tokenKind tokenLabel tokenStatus
    apiKeyId apiKeyName apiKeyLabel apiKeyUrl apiKeyHash apiKeyHeader apiKeyPrefix apiKeyStatus apiKeyIndex apiKeyType api_key_id API_KEY_NAME accessKeyId
    AWS_ACCESS_KEY_ID access_key_id keyId kid privateKeyId privateKeyPath PRIVATE_KEY_PATH privateKeyFile sshKeyName sshKeyPath sshKeyFingerprint kmsKeyId
    kmsKeyArn KMS_KEY_ID encryptionKeyId encryptionKeyArn signingKeyId credentialId credentialsId credentialType credentialName credentialsFile credentialsPath
    GOOGLE_CREDENTIALS_PATH credentialsProvider credentialProvider clientId CLIENT_ID sessionName sessionType cookieName cookie_name cookiePath
    cookieDomain passwordKey passwordField passwordFieldName passwordHint passwordLabel passwordColumn usernameField emailField emailKey phoneFieldName
    apiKey.sid gasToken call.sid message.sid phoneNumber.sid queryResponse.tokens
    session.user.id user.id account.id apiKey.id apiKey.name token.id token.type token.name secret.name secret.arn credential.id certificateId jwtId jti
    jwksUri jwksUrl jwtIssuer jwtAudience jwtAlgorithm otpType otpChannel pinId cardId cardType cardBrand cardNetwork bankName bankId bankCodeType accountId
    accountName accountType addressId addressType emailId emailType emailTemplate emailTemplateId phoneType phoneId patientCount employeeCount diagnosisId`,
  "policies, settings and checks": `
    passwordPolicy passwordStrength passwordRegex passwordPattern passwordRules passwordLength passwordMinLength minPasswordLength PASSWORD_MIN_LENGTH
    MAX_PASSWORD_LENGTH passwordScore passwordValid passwordRequired passwordEnabled passwordExpiry passwordExpiresAt passwordChangedAt passwordUpdatedAt
    password_changed_at passwordAttempts passwordProtected passwordlessEnabled passwordOptional passwordResetEnabled passwordResetExpires passwordResetAt
    tokenExpiry tokenExpiresAt tokenExpiresIn token_expires_in tokenExpiration tokenTtl TOKEN_TTL tokenLifetime tokenMaxAge accessTokenExpiry
    accessTokenExpiresIn ACCESS_TOKEN_EXPIRES_IN ACCESS_TOKEN_LIFETIME refreshTokenExpiry refreshTokenExpiresAt refreshTokenTtl REFRESH_TOKEN_TTL jwtExpiresIn
    JWT_EXPIRES_IN JWT_EXPIRATION jwtOptions jwtConfig jwtModule jwtService jwtStrategy jwtGuard JwtAuthGuard jwtPayload jwtMiddleware jwtVerifier
    tokenService tokenManager tokenProvider tokenStore tokenRepository tokenValidator tokenController tokenOptions tokenConfig tokenSettings tokenVersion
    sessionStore sessionService sessionManager sessionOptions sessionConfig sessionMiddleware sessionTimeout sessionDuration sessionExpiry sessionMaxAge
    SESSION_TTL sessionCount sessionRepository sessionLength cookieParser cookieOptions cookieConfig cookieSettings cookieConsent cookiePolicy cookieMaxAge
    cookieSecure cookieExpiry secretManager secretsManager SecretsManagerClient secretService secretProvider secretStore secretsClient apiKeyService
    apiKeyGuard apiKeyMiddleware apiKeyRepository apiKeyController apiKeyPermissions apiKeyScopes apiKeyLimit apiKeyExpiry credentialService
    authService authController authMiddleware authProvider authConfig authOptions authType authMethod authMode authStatus authRouter authState authUrl
    authorizationUrl authorizationEndpoint authorizationService authorizationServer authorizationPolicy otpService otpLength otpExpiry otpExpiresAt otpTtl otpAttempts
    mfaEnabled mfaRequired mfaMethod mfaType mfaStatus twoFactorEnabled twoFactorMethod emailService emailVerified email_verified emailVerifiedAt emailSent
    emailSentAt emailEnabled emailQueue emailProvider emailClient emailSender emailConfig emailSettings emailValid emailRegex emailPattern emailSchema
    emailValidator emailNotifications emailPreferences emailCount emailFrequency phoneVerified phoneRegex phonePattern phoneCountryCode phoneUtil addressBook
    addressSchema addressValidator cvvRequired cvvResult cvcCheck cardCount ibanRegex ibanValid ssnRegex ssnMask saltRounds SALT_ROUNDS salt_rounds saltLength
    bcryptRounds encryptionAlgorithm encryptionEnabled encryptionVersion signatureAlgorithm signatureValid signingAlgorithm signatureVersion hashAlgorithm`,
  "booleans and questions": `
    hasPassword has_password isPassword isPasswordValid isValidPassword passwordMatches passwordMatch isPasswordCorrect needsPassword requiresPassword
    requirePassword showPassword hidePassword usePassword allowPassword mustChangePassword shouldChangePassword didChangePassword canResetPassword hasToken
    isTokenValid isTokenExpired hasValidToken isValidToken tokenValid tokenExpired tokenVerified isAuthenticated isAuthorized hasSecret hasSecrets isSecret
    useSecret hasApiKey isApiKeyValid hasCredentials useCredentials withCredentials includeCredentials allowCredentials hasSession isSessionValid
    sessionExpired hasCookie cookiesEnabled isEmail isEmailValid isValidEmail hasEmail emailExists emailTaken isEmailTaken isEmailVerified shouldSendEmail
    hasPhone isPhoneValid phoneExists hasAddress isIpAddress isIp isPrivateKey hasPrivateKey isOtpValid otpVerified otpSent hasOtp isMfaEnabled isJwt
    isSsnValid isCreditCard hasCreditCard isValidIban withToken noToken includeToken skipToken withPassword noPassword useToken rememberPassword`,
  "messages and errors": `
    passwordError passwordErrors PASSWORD_ERROR INVALID_PASSWORD invalidPassword WRONG_PASSWORD wrongPassword INCORRECT_PASSWORD incorrectPassword
    PASSWORD_REQUIRED PASSWORD_TOO_SHORT PASSWORD_MISMATCH passwordMismatch passwordMessage passwordPrompt passwordPlaceholder passwordTitle messages.IncorrectPassword
    MISSING_CLIENT_SECRET_ERROR MISSING_TOKEN missingToken INVALID_TOKEN invalidToken InvalidTokenError TokenExpiredError JsonWebTokenError TOKEN_EXPIRED
    TOKEN_NOT_FOUND tokenNotFound NO_TOKEN_PROVIDED TOKEN_INVALID tokenError INVALID_CREDENTIALS invalidCredentials InvalidCredentialsError credentialsError
    BAD_CREDENTIALS MISSING_API_KEY missingApiKey INVALID_API_KEY API_KEY_MISSING API_KEY_REQUIRED apiKeyError INVALID_EMAIL invalidEmail EMAIL_TAKEN
    EMAIL_ALREADY_EXISTS EMAIL_NOT_VERIFIED emailError EMAIL_REQUIRED INVALID_OTP invalidOtp OTP_EXPIRED otpError otpMessage SESSION_EXPIRED sessionError
    SESSION_NOT_FOUND FORGOT_PASSWORD forgotPassword RESET_PASSWORD resetPassword CHANGE_PASSWORD changePassword UPDATE_PASSWORD updatePassword
    PASSWORD_RESET_SUCCESS PASSWORD_CHANGED passwordChanged SECRET_NOT_FOUND secretError unauthorizedError UnauthorizedException phoneError addressError`,
  "counts, cursors and tokens of language models": `
    tokenCount token_count tokensCount tokenUsage token_usage maxTokens max_tokens maxTokensPerRequest MAX_TOKENS promptTokens prompt_tokens completionTokens
    completion_tokens totalTokens total_tokens inputTokens input_tokens outputTokens output_tokens cachedTokens reasoningTokens cacheReadTokens
    contextTokens numTokens nTokens usedTokens remainingTokens availableTokens tokenLimit tokenBudget tokensPerMinute tokensUsed tokensRemaining
    maxOutputTokens maxCompletionTokens maxInputTokens minTokens avgTokens estimatedTokens thinkingTokens tokensPerSecond tokenizer tokenize tokenized
    tokenizerName countTokens usage.total_tokens usage.promptTokens nextToken next_token NextToken nextPageToken next_page_token pageToken page_token
    continuationToken ContinuationToken cursorToken paginationToken previousPageToken prevToken syncToken nextSyncToken resumeToken startToken lastToken
    emailCount passwordCount secretCount sessionCount apiKeyCount userCount cookieCount addressCount phoneCount cardsCount patientsCount totalTokensUsed`,
  "tokens of parsers and user interfaces": `
    tokens currentToken peekToken openToken closeToken closingToken openingToken firstToken endToken commentToken identifierToken keywordToken operatorToken
    stringToken numberToken eofToken EOFToken whitespaceToken punctuatorToken braceToken bracketToken parenToken commaToken semicolonToken colonToken arrowToken
    textToken htmlToken tagToken syntaxToken astToken parserToken lexerToken tokenStream tokenListIndex tokenStart tokenEnd tokenPos tokenIndex
    tokenRange tokenValueType TokenKind TokenFlags TokenType tokenTextStart parser.token lexer.token scanner.token sourceCode.tokens ast.tokens
    designTokens themeToken themeTokens colorToken colorTokens spacingTokens cancelToken CancelToken cancellationToken CancellationToken abortToken
    injectionToken InjectionToken diToken questionToken precedingToken asteriskToken greaterThanToken hashKey accountSid twilioAccountSid messagingServiceSid fontFaceDescriptor tokenAddress tokenSymbol tokenBalance tokenDecimals erc20Token nftToken lpToken tokenContract
    tokenBucket tokenBucketSize stopToken eosToken bosToken padToken maskToken specialTokens unexpectedToken expectedToken matchedTokens templateToken`,
  "keys that open nothing": `
    key keys publicKey public_key PUBLIC_KEY cacheKey cache_key primaryKey primary_key foreignKey sortKey partitionKey objectKey keyName keyCode
    keyPath keyboard keydown keyup keypress hotkey shortcutKey storageKeyName localStorageKey i18nKey translationKey messageKey errorKey idempotencyKey
    idempotency-key dedupeKey routingKey groupKey rowKey columnKey indexKey mapKey lookupKey queryKey mutationKey redisKey rateLimitKey sessionKeyName
    configKey settingKey featureKey fieldKey propKey reactKey uniqueKey compositeKey hashKeyName s3Key bucketKey fileKey registryKey metricKey tagKey
    enumKey dataKeyName statKey publicKeyPem sshPublicKey vapidPublicKey publishableKey siteKey recaptchaSiteKey measurementKey arrowKey enterKey
    modifierKey altKey ctrlKey metaKey shiftKey keyframe keyword keywords keystroke monkey turnkey donkey hockey keyOf keyBy keyFn keySize keyLength keyUsage`,
  "words that only contain a sensitive one": `
    secretary secretariat microphone headphone monkey author authors authority authored coauthor unauthorized authentication authenticator authenticated
    authorize authorizer authorized passwordless compass bypass bypassed encompass passenger passage passive passing passed passport_strategy passportConfig
    passportStrategy passThrough tokenization tokenise catalog dialog emailer mailer hostname pathname filename classname nicknameLength
    spinner pinned pinning mapping shipping opinion spin typing trampoline zip unzip gzip tooltip clip script description subscription
    transcription recipient participant equipment partnership ownership relationship membership address_space addressable dressing
    session sessionless obsession possession discretion sexagesimal sextant trace traceId race raceCondition embrace gracePeriod manage page image
    message storage language stage usage package average coverage percentage salted saltwater assault default result consult cookbook cookieless
    cardinal cardinality discard wildcard dashboard postcard scoreboard leaderboard keycardReader cardLayout cardTitle cardHeader cardBody cardComponent
    credits creditAmount creditLimit accredited incredible phonetic phoneme microphoneEnabled smartphone telephonyProvider birthdayPartyId
    genderOptions pinMessage compositeIndex healthCheck healthz healthStatus heartbeat medicalCenterName bodyParser weightedAverage height width weight
    geolocationEnabled locationId location window.location allocation relocation dnsRecord identityProvider identityPool ideal hidden`,
  "functions and events": `
    resetPassword validatePassword verifyPassword checkPassword comparePassword comparePasswords hashPassword encryptPassword updatePassword setPassword
    savePassword generatePassword sendPasswordReset onPasswordChange handlePasswordChange togglePassword validateToken verifyIdToken revokeToken revokeTokens
    deleteToken removeToken saveToken storeToken setToken clearToken invalidateToken blacklistToken parseToken checkToken getToken fetchToken
    createToken generateToken getAccessToken fetchAccessToken refreshAccessToken getApiKey createApiKey deleteApiKey rotateApiKey validateApiKey revokeApiKey
    getSecret getSecretValue createSecret deleteSecret listSecrets putSecret updateSecret rotateSecret setSecret loadSecrets fetchSecret getCredentials
    loadCredentials validateCredentials sendEmail sendEmails validateEmail verifyEmail updateEmail changeEmail sendVerificationEmail confirmEmail handleEmail
    sendOtp verifyOtp generateOtp validateOtp resendOtp sendSms verifyPhone validatePhone updatePhone updateAddress validateAddress getCookie setCookieOptions
    deleteCookie clearCookie parseCookies getSession createSession destroySession onTokenRefresh onTokenExpired onEmailSent encryptData decryptData`,
  "masked, hashed and public values": `
    maskedPassword hashedPassword passwordHash password_hash passwordDigest encryptedPassword hashedToken tokenDigest maskedToken maskedEmail hashedEmail
    emailHash redactedToken maskedCardNumber maskedPhone maskedApiKey displaySecretKey newDisplaySecretKey redactedEmail obfuscatedEmail anonymizedIp hashedIp encryptedSecret secretHash
    fakePassword dummyPassword dummyToken mockToken exampleEmail NEXT_PUBLIC_API_KEY NEXT_PUBLIC_STRIPE_KEY NEXT_PUBLIC_SUPABASE_ANON_KEY VITE_API_KEY
    REACT_APP_API_KEY EXPO_PUBLIC_API_KEY PUBLIC_TOKEN publicApiKey NODE_ENV PORT HOST LOG_LEVEL AWS_REGION BASE_URL APP_URL APP_NAME DB_HOST DB_PORT
    DB_NAME DB_USER REDIS_HOST SMTP_HOST SMTP_PORT MAIL_DRIVER CORS_ORIGIN TZ HOME PATH npm_package_version CI GITHUB_SHA GITHUB_REF`,
  "what masked objects hold": `
    obfuscatedConfig.MONGO_URL redactedConfig.password maskedUser.name this.maskedUser.email anonymizedPatient.ssn`,
  "names of what happens": `
    activities.USER_RESET_PASSWORD ActivityTypes.USER_NEW_TOKEN events.PASSWORD_CHANGED_TOKEN permissions.READ_SECRET templates.MAGIC_LINK`,
  "tokens and sessions of machines": `
    generationToken fencingToken leaseToken createGenerationToken deviceRunSessionId captureSessionId sandboxSessionId simulatorSessionId`,
  "names of things that are no persons": `
    name config.name file.name product.name service.name project.name repo.name bucket.name server.address node.address product.title host.name job.name
    address server.city warehouse.city store.location image.height image.width box.weight product.weight cache.age file.location header.location
    plugin.author.url event.name queue.name topic.name role.name permission.name tag.name field.name column.name table.name index.name category.name
    tableFullName appDisplayName groupDisplayName repoFullName debugSessionId checkoutSessionId chatSessionId serviceAccountEmail serviceAgentEmail botEmail className methodName functionName moduleName packageName displayNameLength componentName eventName tableName columnName domainName hostName serviceName
    age race sex pass first last streetType company.address state status error.name res.name package.email_count route.name model.name schema.name
    contract.address email.id memory.address socket.port device.name device.type parser.tokens gpio.pin map.pin board.card deck.card`,
};
