'use client'
import { createContext, useContext } from 'react'
import { idleForm, type FormState } from '#kernel/form-state.ts'

export interface FormScope {
  readonly state: FormState
  readonly pending: boolean
  /** Prefix of the ids of the form's inputs. */
  readonly id: string
}

export const FormContext = createContext<FormScope>({ state: idleForm, pending: false, id: 'field' })

/** The id of an input: names may hold brackets and dots, ids here do not. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replaceAll(/[^\w-]+/g, '-')}`
}

/** What a field needs to know of its form: its id, its error, and what it shows. */
export function useField(name: string, defaultValue?: string | number | null) {
  const { state, id } = useContext(FormContext)
  const inputId = fieldId(id, name)
  const error = state.fieldErrors?.[name]
  const typed = state.status === 'refused' && state.values ? (state.values[name] ?? '') : undefined
  const value = typed ?? (defaultValue === undefined || defaultValue === null ? undefined : String(defaultValue))
  return {
    inputId, error,
    /** One value; for a repeated field, its first. */
    value: Array.isArray(value) ? value[0] : value,
    /** All values of a repeated field; undefined while nothing was refused. */
    typedValues: typed === undefined ? undefined : Array.isArray(typed) ? typed : typed === '' ? [] : [typed],
  }
}

export function useFormScope(): FormScope {
  return useContext(FormContext)
}
