'use client'
import { useState } from 'react'
import { makeApiTokenAction } from '#auth/actions.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import { SelectField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'

const ROLES = [{ value: 'viewer', label: 'Viewer: reads' }, { value: 'manager', label: 'Manager: plans, moves, imports' }, { value: 'quality', label: 'Quality: inspects and releases' }] as const

/** Makes a token, and shows it this once: only its hash is kept. Without JavaScript the form itself says it. */
export function NewTokenForm({ workspace }: { readonly workspace: string }) {
  const [token, setToken] = useState<string | null>(null)
  return (
    <>
      {token && (
        <div role="status" className="mb-6 border-l-4 border-held bg-held-tint px-4 py-3">
          <p className="font-semibold">Your new token. It is shown this once.</p>
          <p className="mt-1 font-mono text-sm break-all select-all">{token}<CopyButton text={token} label="Copy the token" /></p>
          <p className="mt-1 text-sm">Keep it where the other system keeps its secrets. Lost? Revoke it and make another.</p>
        </div>
      )}
      <ActionForm action={makeApiTokenAction} onDone={({ message }) => setToken(message?.split(' ').at(-1) ?? null)} hidden={{ workspace }} submitLabel="Make a token" layout="row" label="Make a token">
        <TextField name="name" label="For what" placeholder="Web shop" className="min-w-52 flex-1" autoComplete="off" />
        <SelectField name="role" label="It may do what a … may" options={ROLES} defaultValue="viewer" />
      </ActionForm>
    </>
  )
}
