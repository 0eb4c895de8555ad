import type { ReactNode } from 'react'
import type { SegmentKind } from '../../src-shared/seminar/schema.ts'

export const Icon = ({ children, size = 1.15 }: { readonly children: ReactNode; readonly size?: number }) => (
  <svg
    viewBox="0 0 24 24"
    width={`${size}em`}
    height={`${size}em`}
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
)

export const CrossIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
)
export const PauseIcon = () => (
  <Icon>
    <path d="M8 5v14M16 5v14" strokeWidth="3.4" />
  </Icon>
)
export const PlayIcon = () => (
  <Icon>
    <path d="M8 5l11 7-11 7z" fill="currentColor" />
  </Icon>
)
export const BackTenIcon = () => (
  <Icon>
    <path d="M4 5v5h5" />
    <path d="M4.6 10A8 8 0 1 1 4 13" />
  </Icon>
)
export const AgainIcon = () => (
  <Icon>
    <path d="M5 5v14M19 6l-10 6 10 6z" />
  </Icon>
)
export const CaptionsIcon = () => (
  <Icon>
    <rect x="2.5" y="5" width="19" height="14" rx="3" />
    <path d="M6.5 14.5h5M14.5 14.5h3M6.5 11h2M11.5 11h6" />
  </Icon>
)
export const SlidesIcon = () => (
  <Icon>
    <rect x="3" y="4" width="18" height="12" rx="2" />
    <path d="M12 16v4M8 20h8" />
  </Icon>
)
export const ListIcon = () => (
  <Icon>
    <path d="M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01" />
  </Icon>
)
export const OnIcon = () => (
  <Icon>
    <path d="M5 12h13M13 6l6 6-6 6" />
  </Icon>
)
export const BackIcon = () => (
  <Icon>
    <path d="M19 12H6M11 6l-6 6 6 6" />
  </Icon>
)
export const LeaveIcon = () => (
  <Icon>
    <path d="M5 6l8 6-8 6zM19 6v12" />
  </Icon>
)
export const LockIcon = () => (
  <Icon>
    <rect x="5" y="11" width="14" height="9" rx="2" />
    <path d="M8 11V8a4 4 0 0 1 8 0v3" />
  </Icon>
)
export const HelpIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="M9.5 9.3a2.6 2.6 0 1 1 3.7 2.7c-.8.4-1.2.9-1.2 1.8M12 17h.01" />
  </Icon>
)
export const HandIcon = () => (
  <Icon>
    <circle cx="12" cy="8" r="3.5" />
    <path d="M5 20c.6-4 3.3-6 7-6s6.4 2 7 6" />
  </Icon>
)
export const MinusIcon = () => (
  <Icon>
    <path d="M5 12h14" strokeWidth="2.6" />
  </Icon>
)
export const PlusIcon = () => (
  <Icon>
    <path d="M5 12h14M12 5v14" strokeWidth="2.6" />
  </Icon>
)
export const BookIcon = () => (
  <Icon>
    <path d="M4 5.500c3-1 5.5-.6 8 1 2.5-1.6 5-2 8-1V18c-3-1-5.5-.6-8 1-2.5-1.6-5-2-8-1zM12 6.500V19" />
  </Icon>
)

const kinds: Record<SegmentKind, ReactNode> = {
  welcome: <path d="M4 20V9l8-5 8 5v11M9.5 20v-6h5v6" />,
  talk: (
    <>
      <rect x="3" y="5" width="18" height="14" rx="3" />
      <path d="M10 9l5 3-5 3z" fill="currentColor" />
    </>
  ),
  dialogue: <path d="M4 6h11v8H9l-3.5 3v-3H4zM18 9.500h2.500v8H19v3l-3.5-3H11" />,
  pause: <path d="M5 9h12v5a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM17 10h1.500a2 2 0 0 1 0 5H17M9 3v2.500M13 3v2.5" />,
  plenary: (
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 3v2.500M12 18.500V21M3 12h2.500M18.5 12H21M5.6 5.600l1.8 1.800M16.6 16.600l1.8 1.800M5.6 18.400l1.8-1.800M16.6 7.400l1.8-1.8" />
    </>
  ),
  evaluation: <path d="M4 6.500l2 2 3-3.500M4 15.500l2 2 3-3.500M13 7h7M13 16h7" />,
  closing: <path d="M6 21V4c4-2 8 2 12 0v9c-4 2-8-2-12 0" />,
  session: (
    <>
      <circle cx="12" cy="8" r="3.5" />
      <path d="M5 20c.6-4 3.3-6 7-6s6.4 2 7 6" />
    </>
  ),
  unknown: <path d="M9.5 9.300a2.6 2.6 0 1 1 3.7 2.700c-.8.4-1.2.9-1.2 1.800M12 18h.01" />,
}

/** A small sign for a kind of segment, beside its words and never instead of them. */
export const KindIcon = ({ kind }: { readonly kind: SegmentKind }) => <Icon>{kinds[kind]}</Icon>
