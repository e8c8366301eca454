export { answerNextAuth as GET, answerNextAuth as POST } from '#auth/company-sign-in.ts'
