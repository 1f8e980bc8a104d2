// Bank accounts, income, taxes and credit of a person.
import { defineGroup } from "./category.ts";

/** Categories of financial data. */
export const financial = defineGroup("financial", "personal", [
  {
    id: "iban",
    title: "IBAN",
    terms:
      "iban, iban number, bank iban, international bank account number, payee iban, creditor iban, debtor iban, sepa iban, virtual iban",
    weight: 3,
    sensitive: "iban, customerIban, debtor_iban, IBANNumber",
    harmless: "ibanValid, isIban, ibanRegex, ibanLength, urban, ibanCountry",
  },
  {
    id: "bank-account",
    title: "bank account number",
    terms:
      "bank account, bank account number, account number, account no, acct number, acct no, acct num, bank detail, bank info, bank information, bank account detail, checking account number, savings account number, beneficiary account, clabe, bsb number, nuban, bban, direct debit mandate, direct deposit, direct deposit account, payee account, bank statement",
    inContext: { bank: "number, account number, account no, account" },
    weight: 3,
    sensitive: "bankAccount, accountNumber, bank_account_number, bank.account, bankDetails",
    harmless: "accountId, accountName, accountType, bankName, serviceAccount, accountCount, bankAccountId",
  },
  {
    id: "routing-number",
    title: "bank routing number",
    terms:
      "routing number, aba number, aba routing, bank routing, bank routing number, sort code, bic code, swift code, ifsc, ifsc code, transit number, institution number, bank code, bsb, swift bic",
    inContext: { bank: "routing, sort code, bic, swift, ifsc, bsb, aba" },
    weight: 1,
    sensitive: "routingNumber, sortCode, swiftCode, ifsc, bank.bic",
    harmless: "routingKey, routeNumber, routingTable, sortOrder",
  },
  {
    id: "tax-id",
    title: "tax number",
    terms:
      "tax id, tax number, tax identification number, taxpayer id, taxpayer identification number, tin number, itin, steuer id, steuernummer, steuerliche identifikationsnummer, tax file number, tfn, utr number, unique taxpayer reference, numero fiscal, codigo fiscal, pan card, pan card number, tax identifier, fiscal code, cuit, cuil",
    inContext: { person: "tin, utr, tfn, tax code, vat number" },
    weight: 3,
    sensitive: "taxId, tax_number, taxpayerId, itin, user.tin, taxIdentificationNumber",
    harmless: "taxRate, taxAmount, taxIdType, taxCode, taxable, taxIdKind",
  },
  {
    id: "income",
    title: "income",
    terms:
      "salary, annual salary, base salary, monthly income, annual income, household income, gross income, wage, hourly wage, compensation amount, take home pay, pay rate, payslip, pay stub, paycheck, bonus amount, net worth, monthly salary, income bracket, pension amount, gross pay, net pay",
    inContext: { person: "income, pay, bonus, earnings, compensation, net worth" },
    weight: 2,
    sensitive: "salary, annualIncome, employee.compensation, netWorth, payslip",
    harmless: "salaryCurrency, incomeCategory, company.income, payload, salaryType",
  },
  {
    id: "credit-score",
    title: "credit score",
    terms:
      "credit score, fico score, fico, credit report, credit history, credit bureau report, schufa score, schufa, vantage score, cibil score, debt amount, outstanding debt, credit file, credit check report, debt to income",
    weight: 2,
    sensitive: "creditScore, ficoScore, creditReport, outstandingDebt",
    harmless: "creditLimit, creditBalance, creditScoreProvider, scoreCredit",
  },
  {
    id: "account-balance",
    title: "account balance",
    terms: "account balance, bank balance, savings balance, loan balance, mortgage balance",
    inContext: { bank: "balance, available balance, current balance", person: "account balance" },
    weight: 1,
    sensitive: "accountBalance, bankBalance, bank.balance",
    harmless: "balanceSheet, loadBalancer, balanceType, tokenBalance",
  },
  {
    id: "transaction-detail",
    title: "transactions of a person",
    terms:
      "bank transaction, card transaction, transaction history, account statement, purchase history, order history, spending history, payment history",
    weight: 1,
    sensitive: "bankTransactions, purchaseHistory, transactionHistory",
    harmless: "transactionId, dbTransaction, transactionCount, paymentHistoryUrl",
  },
  {
    id: "loan-application",
    title: "loan, mortgage or insurance application",
    terms:
      "loan application, mortgage application, credit application, insurance application, underwriting data, bankruptcy, bankruptcy record, garnishment",
    weight: 1,
    sensitive: "loanApplication, bankruptcyRecord, mortgageApplication",
    harmless: "loanType, loanApplicationId, loanStatus",
  },
]);
