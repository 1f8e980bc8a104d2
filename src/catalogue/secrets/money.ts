// Keys of payment providers and shops.
import { definePatterns } from "./pattern.ts";

/** Patterns of payment providers. */
export const money = [
  ...definePatterns("Stripe", [
    { id: "stripe-secret-key", title: "Stripe secret key", shape: "sk_(live|test|prod)_{alnum:10-250}" },
    { id: "stripe-restricted-key", title: "Stripe restricted key", shape: "rk_(live|test|prod)_{alnum:10-250}" },
    {
      id: "stripe-webhook-secret",
      title: "webhook signing secret",
      shape: "whsec_{b64:32-64}",
      category: "signing-key",
    },
    {
      id: "stripe-client-secret",
      title: "Stripe client secret",
      shape: "(pi_|seti_){alnum:24}_secret_{alnum:20-30}",
      category: "payment-token",
      keywords: ["pi_", "seti_"],
    },
  ]),
  ...definePatterns("Square", [
    { id: "square-secret", title: "Square secret", shape: "sq0(csp|atp)-{url:22-43}" },
    { id: "square-token", title: "Square token", shape: "EAAA{url:60}", category: "access-token" },
  ]),
  ...definePatterns("PayPal", [
    {
      id: "braintree-token",
      title: "Braintree access token",
      shape: "access_token$(production|sandbox)${lower:16}${hex:32}",
      category: "access-token",
    },
    { id: "braintree-key", title: "Braintree private key", near: ["braintree"], shape: "{hex:32}" },
    { id: "paypal-secret", title: "PayPal secret", near: ["paypal"], shape: "E{url:79}", category: "client-secret" },
  ]),
  ...definePatterns("Plaid", [
    {
      id: "plaid-token",
      title: "Plaid access token",
      shape: "access-(sandbox|development|production)-{uuid}",
      category: "access-token",
    },
    { id: "plaid-secret", title: "Plaid secret", near: ["plaid"], shape: "{hex:30}", category: "client-secret" },
  ]),
  ...definePatterns("Other payment providers", [
    { id: "adyen-key", title: "Adyen key", near: ["adyen"], shape: "AQE{b64:40-200}" },
    { id: "razorpay-secret", title: "Razorpay secret", near: ["razorpay"], shape: "{alnum:24}", entropy: 3.5 },
    { id: "flutterwave-key", title: "Flutterwave key", shape: "FLWSECK-{hex:32}-X" },
    { id: "flutterwave-test-key", title: "Flutterwave test key", shape: "FLWSECK_TEST-{lower:32}-X" },
    { id: "mollie-key", title: "Mollie key", shape: "(live|test)_{alnum:30}", entropy: 3.8 },
    { id: "paddle-key", title: "Paddle key", shape: "pdl_(live|sdbx)_apikey_{lower:26}_{alnum:22}_{alnum:3}" },
    {
      id: "gocardless-token",
      title: "GoCardless token",
      near: ["gocardless"],
      shape: "live_{url:40}",
      category: "provider-token",
    },
    { id: "shippo-token", title: "Shippo token", shape: "shippo_(live|test)_{hex:40}", category: "provider-token" },
    { id: "easypost-key", title: "EasyPost key", shape: "EZ(AK|TK){alnum:54}" },
    { id: "lob-key", title: "Lob key", shape: "(live|test)_{hex:35}" },
    { id: "duffel-token", title: "Duffel token", shape: "duffel_(live|test)_{url:43}", category: "provider-token" },
    { id: "xendit-key", title: "Xendit key", shape: "xnd_(production|development)_{alnum:40-80}" },
    {
      id: "mercado-pago-token",
      title: "Mercado Pago token",
      shape: "APP_USR-{digit:12-18}-{digit:6}-{hex:32}-{digit:6-12}",
      category: "access-token",
    },
    { id: "coinbase-secret", title: "Coinbase secret", near: ["coinbase"], shape: "{url:64}", entropy: 4 },
    { id: "binance-key", title: "Binance key", near: ["binance"], shape: "{alnum:64}", entropy: 4 },
    { id: "kraken-key", title: "Kraken key", near: ["kraken"], shape: "{b64:80-90}==" },
    { id: "infura-key", title: "Infura key", near: ["infura"], shape: "{hex:32}" },
    { id: "alchemy-key", title: "Alchemy key", near: ["alchemy"], shape: "{url:32}", entropy: 3.8 },
    { id: "etherscan-key", title: "Etherscan key", near: ["etherscan"], shape: "{upper:34}" },
  ]),
  ...definePatterns("Shops", [
    { id: "shopify-token", title: "Shopify token", shape: "shp(at|ca|pa|ss)_{anyhex:32}", category: "provider-token" },
    { id: "woocommerce-secret", title: "WooCommerce secret", shape: "cs_{hex:40}" },
    { id: "woocommerce-key", title: "WooCommerce key", shape: "ck_{hex:40}" },
    { id: "etsy-key", title: "Etsy key", near: ["etsy"], shape: "{lower:24}", entropy: 3.5 },
    {
      id: "bigcommerce-token",
      title: "BigCommerce token",
      near: ["bigcommerce"],
      shape: "{lower:31}",
      category: "provider-token",
      entropy: 3.5,
    },
  ]),
];
