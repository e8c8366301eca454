export { startCompanySignIn as GET } from '#auth/company-sign-in.ts'
