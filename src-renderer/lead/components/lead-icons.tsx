import { Icon } from '../../components/icons.tsx'

const across = <path d="M4 4l16 16" />

export const MicrophoneIcon = ({ off = false }: { readonly off?: boolean }) => (
  <Icon>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5 11a7 7 0 0 0 14 0M12 18v3" />
    {off ? across : null}
  </Icon>
)
export const CameraIcon = ({ off = false }: { readonly off?: boolean }) => (
  <Icon>
    <rect x="3" y="6" width="12" height="12" rx="2.5" />
    <path d="M15 10.5l6-3.5v10l-6-3.5" />
    {off ? across : null}
  </Icon>
)
export const StarIcon = ({ full = false }: { readonly full?: boolean }) => (
  <Icon>
    <path d="M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9l-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z" fill={full ? 'currentColor' : 'none'} />
  </Icon>
)
export const MoreIcon = () => (
  <Icon>
    <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="3.4" />
  </Icon>
)
export const ScreenIcon = () => (
  <Icon>
    <rect x="3" y="4" width="18" height="12" rx="2" />
    <path d="M9 20h6" />
  </Icon>
)
export const PersonIcon = () => (
  <Icon size={2.4}>
    <circle cx="12" cy="8" r="4" />
    <path d="M4 21a8 8 0 0 1 16 0" />
  </Icon>
)
export const RoomIcon = () => (
  <Icon size={2.4}>
    <circle cx="7" cy="8" r="2.6" />
    <circle cx="17" cy="8" r="2.6" />
    <path d="M2 19a5 5 0 0 1 10 0M12 19a5 5 0 0 1 10 0" />
  </Icon>
)
