# The words on the screen. $patient and $patients are the clinic's own words for a patient, given to every message.

## On every screen
languages = Language
sign-out = Sign out
close = Close
staff-title = For staff
welcome = Welcome
welcome-purpose = Sign in here and tell us that you have arrived.
contact = Contact
contact-phone = Phone
contact-email = Email
contact-address = Address
contact-hours = Opening hours

## Sign-in
hours-closed = We are closed just now.
hours-opens-today = We are closed just now. We open today at { $time }.
hours-opens-on = We are closed just now. We open on { $weekday } at { $time }.
sign-in-title =
    { $method ->
        [email] Sign in by email
       *[phone] Sign in by phone
    }
sign-in-hint =
    { $method ->
        [email] We email you a link and a code with 6 digits. No password needed.
       *[phone] We text you a code with 6 digits. No password needed.
    }
method = How you sign in
method-email = Email
method-phone = Phone
email-label = Email address
email-meant = Did you mean { $address }?
phone-label = Mobile phone number
clear = Clear
send-link = Send Login Link
send-code = Send Login Code
privacy-notice = What you type goes only to the clinic’s own portal. Nothing is kept on this screen, shared, or used for advertising.
privacy-more = More about privacy
privacy-title = Your privacy here
privacy-sent = Your email address or phone number goes to this clinic’s patient portal, over an encrypted connection, and to nobody else. It is how the portal knows that it is you.
privacy-kept = This screen keeps nothing. When you sign out or walk away, everything that you typed and saw is erased before the next person can use it.
privacy-shared = Nothing is shared with others, sold, or used for advertising. This program has no trackers and uses neither camera nor microphone.
privacy-ask = If you have a question, or would rather not sign in here, please ask at the front desk.
privacy-clinic = From the clinic
clinic-message = A message from the clinic

## Keypad
keypad = Number keypad
keypad-plus = Plus sign
keypad-erase = Delete last digit
keyboard = Keyboard
keyboard-shift = Capital letter
keyboard-erase = Delete last character
keyboard-at = At sign
keyboard-dot = Dot
keyboard-hyphen = Hyphen
keyboard-underscore = Underscore
keyboard-space = Space
keyboard-enter = Enter
keyboard-next = Next field
keyboard-next-short = Next
keyboard-letters = Letters
keyboard-signs = Digits and signs

## Verification
verification-title =
    { $method ->
        [email] Check your email
       *[phone] Check your phone
    }
verification-sent =
    { $disclosure ->
        [neutral]
            { $method ->
                [email] If this address is on file, an email with a link and a code is on its way to
               *[phone] If this number is on file, a text message with a 6-digit code is on its way to
            }
       *[portal]
            { $method ->
                [email] We sent an email with a link and a code to
               *[phone] We sent a text message with a 6-digit code to
            }
    }
verification-patience = It can take a minute to arrive.
link-title = Use the link
link-step-open = Open the email on your own phone.
link-step-touch = Touch the link in it.
link-step-type = Type { $digits } there.
link-by-itself = This screen then goes on by itself.
code-title =
    { $method ->
        [email] Or type the code here
       *[phone] Enter your code
    }
code-hint =
    { $method ->
        [email] The same email has a code with 6 digits.
       *[phone] Type the 6 digits from the text message.
    }
code-again-title = Get a new code
code-again-hint = Touch “Resend code”, and we send a new message.
code-label = 6-digit code
verify = Verify & Sign In
resend = Resend code
resend-wait = in { $time }
use-different-email = Use different email
use-different-phone = Use different phone
use-email-instead = Use email instead
use-phone-instead = Use phone instead

## When the message does not come
not-arrived = Not arrived?
not-arrived-announced =
    { $method ->
        [email] The email should have arrived by now. “Not arrived?” says what to check.
       *[phone] The text message should have arrived by now. “Not arrived?” says what to check.
    }
not-arrived-minute = Give it another minute. Sometimes it takes that long.
not-arrived-spam = Look in your spam or junk folder.
not-arrived-address = Is { $contact } the right address? If not, touch “Use different email”.
not-arrived-reception = Is your phone switched on, and does it have reception?
not-arrived-number = Is { $contact } the right number? A landline cannot receive text messages. If not, touch “Use different phone”.
not-arrived-record =
    { $disclosure ->
        [neutral]
            { $method ->
                [email] We send only to the address in the clinic’s record. Another one gets nothing.
               *[phone] We send only to the number in the clinic’s record. Another one gets nothing.
            }
       *[portal]
            { $method ->
                [email] The clinic’s record may hold an old address of yours. The front desk can look.
               *[phone] The clinic’s record may hold an old number of yours. The front desk can look.
            }
    }
not-arrived-desk = Still nothing? The front desk will help you, and can check you in.
staff-not-arrived =
    { $method ->
        [email] Compare the address with the record, and see whether the portal’s mail goes out.
       *[phone] Compare the number with the record. Landlines get no texts, nor do mobiles that block short codes.
    }

## Who is it for?
who-title = Who is it for?
who-hint =
    { $count ->
        [one] Please choose who is here today.
       *[other] You can sign in for more than one { $patient }. Please choose who is here today.
    }
who-list = Choose a name
who-nobody = There is nobody to choose
who-nobody-hint = Please check in at the front desk.
change-patient = Someone else

## Appointments
appointments-greeting = Hello, { $name }
appointments-greeting-nameless = Hello
appointments-title = Your appointments today
appointments-hint = Tell us that you have arrived: touch “I’m here” beside your appointment.
appointments-hint-desk = Please go to the front desk. They will help you with your appointments.
appointments-loading = Looking for your appointments …
appointments-none = No appointments today
appointments-none-hint = You have no appointment at this clinic today. If you expected one, please ask at the front desk.
appointments-next = Your next appointment is on { $day }.
appointment-moved = The time has changed to { $time }.
session-ends = You will be signed out in { $time }

## The portal’s own pages, below the bar: page-<refusal> is said in it
open-portal = Open my portal
portal-title = Your portal
portal-opening = Opening your portal …
portal-minutes-left =
    { $minutes ->
        [one] { $minutes } minute left
       *[other] { $minutes } minutes left
    }
back-to-appointments = Back to my appointments
page-elsewhere = This page is not available here.
page-printing = Nothing can be printed here. Please ask at the front desk.
page-saving = Files cannot be opened or kept here. Please ask at the front desk.
page-sending = Files cannot be sent from here. Please ask at the front desk.
page-not-loaded = This page did not load. Please try again.
check-in = I'm here
status-checked-in = You are checked in
status-too-early = You can check in from { $time }.
status-cancelled = This appointment was cancelled. If you have a question, please ask at the front desk.
status-see-front-desk = Please go to the front desk for this appointment.
status-already-checked-in = You are already checked in
status-too-late = It is too late to check in here.
status-another-place = This appointment is at another place:
status-another-day = This appointment is on { $day } at { $time }.
status-front-desk = Please go to the front desk.
status-gone = This appointment is no longer on today’s list. If you have a question, please ask at the front desk.
own-phone-title = Go on with your own phone
own-phone-hint = Point your phone’s camera at the code, or type the address:
own-phone-code = A code for your phone’s camera. It leads to { $address }.
checked-in-room = Where to go
checked-in-queue = Your place
checked-in-queue-place =
    { $place ->
        [1] You are next
       *[other] Number { $place } in line
    }
checked-in-wait = Expected wait
checked-in-wait-minutes =
    { $minutes ->
        [0] No wait
        [one] About { $minutes } minute
       *[other] About { $minutes } minutes
    }

## Help for whoever stands here
help = Help
help-title = Help with this step
help-sign-in-email-1 = Type the email address that the clinic has for you. The keys with “@” complete an address.
help-sign-in-email-2 = Touch “{ send-link }”. You get an email with a link and a code. You need no password.
help-sign-in-email-3 = No email on your phone? Touch “{ method-phone }” to get a text message instead.
help-sign-in-phone-1 = Type the mobile number that the clinic has for you.
help-sign-in-phone-2 = Touch “{ send-code }”. You get a text message with a code. You need no password.
help-sign-in-phone-3 = No mobile phone with you? Touch “{ method-email }”, or check in at the front desk.
help-verification-email-1 = Open the email on your own phone and touch the link in it. On the page that opens, type the two digits that this screen shows.
help-verification-email-2 = Or find the 6-digit code in the same email, type it here and touch “{ verify }”.
help-verification-email-3 = No email after a minute? Look in your spam folder, then touch “{ resend }” or “{ use-different-email }”.
help-verification-phone-1 = Look at the newest text message on your phone. It has a code with 6 digits.
help-verification-phone-2 = Type the code here and touch “{ verify }”.
help-verification-phone-3 = No message after a minute? Touch “{ resend }”, or “{ use-different-phone }” if the number is not yours.
help-who-1 = You can sign in for more than one { $patient }. Touch the name of whoever is here today.
help-who-2 = Somebody else later? You can come back to these names without signing in again.
help-who-3 = Is a name missing? The front desk can look at the record.
help-appointments-1 = Touch “{ check-in }” beside your appointment, and the clinic knows that you have arrived.
help-appointments-2 = Is an appointment missing or wrong? Please ask at the front desk.
help-appointments-3 = When you are done, touch “{ sign-out }”. Nothing of yours stays on this screen.
help-portal-1 = This is your clinic’s own portal. Touch a field to type in it, and the keys come up below.
help-portal-2 = “{ back-to-appointments }” leads back. “{ need-more-time }” gives you five minutes more.
help-portal-3 = When you are done, touch “{ sign-out }”. Nothing of yours stays on this screen.
help-unavailable-1 = You cannot sign in at this screen just now. It goes on by itself as soon as it can.
help-unavailable-2 = The front desk can check you in.
help-unavailable-3 = You have done nothing wrong, and nothing of yours is on this screen.
ask-staff = Ask staff
call-ready = Somebody from the clinic comes to you. They are told which screen this is, not who you are.
call-calling = Telling the front desk …
call-told = The front desk knows that somebody here wants help.
call-told-short = Staff was told
call-coming = Somebody is coming to you.
call-coming-short = Somebody is coming
call-not-sent = The front desk could not be told. Please walk there, or try again.
assist-start = Someone is helping me
assist-about = What you type is hidden behind dots, and the help for each step stays on the screen.
assist-title = Someone is helping
assist-masked = What is typed shows as dots.
assist-end = Stop hiding

## Over a screen
attract-begin = Touch to begin
need-more-time = I need more time
still-you-title = Still you?
still-you-text = We have covered your page, so that nobody else reads it.
go-on = Yes, go on
still-there-title = Are you still there?
still-there-text = To protect your privacy, this screen will be cleared in a moment.
session-ending-title = Your time is nearly up
session-ending-text = You will be signed out soon. Do you need more time?
session-ending-last-text = You will be signed out when the time is up. Please finish what you are doing.
session-ending-understood = OK, continue
countdown =
    { $seconds ->
        [one] About { $seconds } second left
       *[other] About { $seconds } seconds left
    }

## Waits
duration-seconds =
    { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
duration-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
wait-remaining = You can try again in { $wait }.
tries-left =
    { $tries ->
        [0] You have no tries left.
        [one] You have { $tries } try left.
       *[other] You have { $tries } tries left.
    }

## What went wrong, and what to do now: one for each Fault
fault-email-missing = Please type your email address first.
fault-email-incomplete = Something is missing. An address looks like name@example.org.
fault-email-unreadable = There is something here that no address has, such as a space or a comma. Please check it.
fault-email-too-long = This is longer than an email address can be. Please check it.
fault-number-missing = Please type your mobile phone number first.
fault-number-has-letters = A phone number has no letters. Please type only the digits.
fault-number-unreadable = There are signs here that no phone number has. Please type only the digits.
fault-number-too-short = Some digits are missing. Please type the whole number, with its area code.
fault-number-too-long = There are too many digits. Please check the number. One from another country starts with + and its country code.
fault-number-for-emergencies = This is an emergency number. If you need help now, tell the front desk at once. To sign in, type your own number.
fault-number-refused = We cannot send a code to a service number. Please use your own mobile phone number.
fault-number-country-unknown = There is no country with this code. Please check the first digits after the +.
fault-number-country-not-served = From this screen we cannot send a code to that country. Please ask at the front desk.
fault-contact-not-found =
    { $method ->
        [email] We found no { $patient } with this email address. Please check it, or ask at the front desk.
       *[phone] We found no { $patient } with this number. Please check it, or ask at the front desk.
    }
fault-cannot-receive-texts =
    { $method ->
        [email] This address cannot receive our messages. Please use another one, or ask at the front desk.
       *[phone] This number cannot receive text messages. Please use your email or a mobile phone, or ask at the front desk.
    }
fault-too-many-tries =
    { $method ->
        [email] There were too many tries with this email address. Please wait a while, or ask at the front desk.
       *[phone] There were too many tries with this number. Please wait a while, or ask at the front desk.
    }
fault-stand-limited = There were too many tries at this screen. Please wait a while, or check in at the front desk.
fault-code-unreadable = A code has exactly 6 digits and nothing else. Please check what you typed.
fault-code-wrong =
    { $method ->
        [email] That code is not right. Please compare it with the newest email.
       *[phone] That code is not right. Please compare it with the newest text message.
    }
fault-code-expired = This code is no longer valid. Please touch “Resend code” to get a new one.
fault-link-expired = The link and the code are no longer valid. Please touch “Resend code” to get a new email.
fault-link-denied = On the link’s page other digits were typed, or it was said not to be you. Please touch “Resend code” to start again.
fault-attempt-dead = This sign-in has ended, after too many wrong codes or because a newer one was begun. Please touch “Resend code” to start again.
fault-portal-out-of-reach = We cannot reach the clinic’s portal just now. We keep trying, so you need not do anything.
fault-portal-nonsense = The clinic’s portal is having a problem. We keep trying, so you need not do anything.
fault-portal-busy = The clinic’s portal is very busy. We keep trying, so you need not do anything.
fault-portal-not-enabled = The clinic’s portal is switched off just now. We keep trying; the front desk can check you in.
fault-access-withdrawn = You can no longer sign in for this { $patient }. Please choose another name, or ask at the front desk.
fault-page-not-opened = Your portal could not be opened. You can try again; your appointments are here.
fault-page-died = Your portal stopped working and was closed. You can open it again; your appointments are here.
fault-clock-wrong = The clock of this screen is wrong. You can sign in all the same.

## The same for staff, in one line: one for each Fault
staff-fault-email-missing = Nothing was typed; there is nothing to mend.
staff-fault-email-incomplete = The address needs a name, an @ and a domain with a dot.
staff-fault-email-unreadable = The address has a sign that none may have: often a space, a comma or a second @.
staff-fault-email-too-long = No mail server takes an address of more than 254 characters.
staff-fault-number-missing = Nothing was typed; there is nothing to mend.
staff-fault-number-has-letters = Only digits, and a + before a country’s code, can be read as a number.
staff-fault-number-unreadable = Only digits, and a + before a country’s code, can be read as a number.
staff-fault-number-too-short = The number has too few digits for its country; often the area code is missing.
staff-fault-number-too-long = The number has too many digits for its country; a foreign one needs its +.
staff-fault-number-for-emergencies = An emergency number was typed: see whether somebody needs help.
staff-fault-number-refused = Premium, service and satellite numbers get no codes from this stand.
staff-fault-number-country-unknown = No country has this code; a national number is typed without +.
staff-fault-number-country-not-served = The stand’s configuration allows texts to some countries only; an administrator can add this one.
staff-fault-contact-not-found = The portal has no record with this contact: compare it with the record, or check in at the desk.
staff-fault-cannot-receive-texts = The portal says that this is a landline or the like: put a mobile number or an email into the record.
staff-fault-too-many-tries = This contact is locked for a while, by the portal or by this stand, to protect it: check in at the desk.
staff-fault-stand-limited = This stand has sent as many messages as it may for now, or the portal says so; it starts working again by itself.
staff-fault-code-unreadable = Something other than 6 digits was typed; the newest message has the code.
staff-fault-code-wrong = An older message is the usual reason: only the newest code is good.
staff-fault-code-expired = A code is good for about ten minutes, and only until the next one is sent.
staff-fault-link-expired = Link and code are good for about ten minutes, and only until the next email is sent.
staff-fault-link-denied = The link’s page got other digits than this screen shows, or “This was not me”: start again with “Resend code”.
staff-fault-attempt-dead = Too many wrong codes, or a newer sign-in for this contact: “Resend code” starts a new one.
staff-fault-portal-out-of-reach = The portal does not answer: check the stand’s network, then the portal.
staff-fault-portal-nonsense = The portal’s answers make no sense: tell whoever looks after it.
staff-fault-portal-busy = The portal asks for patience; if it lasts, tell whoever looks after it.
staff-fault-portal-not-enabled = The portal was switched off for this clinic: an administrator can switch it on.
staff-fault-access-withdrawn = The record no longer lets this contact act for that person: see the portal’s permissions.
staff-fault-page-not-opened = The portal’s own pages did not open: if it lasts, tell whoever looks after the portal; signing in and checking in work without them.
staff-fault-page-died = The portal’s own pages crashed or hung and were closed: if it happens often, tell whoever looks after the portal.
staff-fault-clock-wrong = The stand’s clock is far from the portal’s: switch on automatic time in the system’s settings.

## Why nobody can sign in: for the patient and for staff, one each for each OutOfService
unavailable-title = You cannot sign in here right now
unavailable-portal-not-enabled = Signing in at this screen is switched off. Please check in at the front desk.
unavailable-not-enrolled = This screen has not been set up yet. Please check in at the front desk.
unavailable-no-keyring = This screen is out of service. Please check in at the front desk.
unavailable-keyring-locked = This screen is out of service. Please check in at the front desk.
unavailable-credential-missing = This screen is out of service. Please check in at the front desk.
unavailable-credential-refused = This screen is out of service. Please check in at the front desk.
unavailable-store-unreadable = This screen is out of service. Please check in at the front desk.
unavailable-neutral-not-supported = This screen is out of service. Please check in at the front desk.
unavailable-taken-out-for-now = This screen is out of service for a little while. Please check in at the front desk.
unavailable-taken-out-for-today = This screen is out of service today. Please check in at the front desk.
unavailable-taken-out-for-repair = This screen is being repaired. Please check in at the front desk.
staff-portal-not-enabled = The portal is not enabled for this clinic. An administrator can switch it on in the portal’s settings.
staff-not-enrolled = This stand has never been enrolled. Enrol it with a pairing code from the portal.
staff-no-keyring = The system’s password store (its keyring) is not running. Start it, or restart the machine; the stand then starts working again by itself.
staff-keyring-locked = The system’s password store (its keyring) is locked. Unlock it; the stand then starts working again by itself.
staff-credential-missing = The stand’s saved password to the portal is missing. Enrol the stand again with a new pairing code.
staff-credential-refused = The portal refuses the stand’s saved password. Enrol the stand again with a new pairing code.
staff-store-unreadable = The stand’s own settings cannot be read. “portal-kiosk check” says what to do; the stand then starts working again by itself.
staff-neutral-not-supported = The configuration asks for neutral answers, and this portal cannot give them: change “disclosure”, or the portal.
staff-taken-out-for-now = Staff took this stand out of service for a little while. The staff panel puts it back.
staff-taken-out-for-today = Staff took this stand out of service for today. The staff panel puts it back.
staff-taken-out-for-repair = Staff took this stand out of service for repair. The staff panel puts it back.

## How the journey before ended: one for each Farewell
farewell-signed-out = You are signed out. Nothing of yours is left on this screen.
farewell-timed-out = The time was up and this screen was cleared. Nothing of yours is left on it.
farewell-ended-by-portal = The clinic’s portal ended your visit. Nothing of yours is left on this screen.
farewell-restarted = This screen had to start again. Nothing of yours is left on it. Please sign in once more.

## While this one ends: one for each EndReason
ended-title = One moment, please
ended-signed-out = You are being signed out and this screen is being cleared.
ended-timed-out = The time is up and this screen is being cleared.
ended-ended-by-portal = The clinic’s portal has ended your visit, and this screen is being cleared.
ended-staff-wanted = Opening the staff panel …
ended-staff-left = Starting afresh …

## Help for staff
articles-title = Help for staff
articles-questions = Often asked
articles-list = Articles
articles-search = Search the help
articles-found =
    { $count ->
        [0] Nothing found. Try another word, or fewer.
        [one] { $count } answer
       *[other] { $count } answers
    }
articles-back = Back
articles-contents = In this article
articles-related = See also
articles-space = Space

## The staff panel
staff-control = Staff
staff-enter-text = This ends what is on this screen and opens the panel for staff. It asks for the staff PIN.
staff-enter = Open the staff panel
staff-panel-title = Staff panel
staff-leave = Back to { $patients }
staff-place-state = Is it working?
staff-place-articles = Help
staff-place-service = Service
staff-looking = Looking …
pin-title = Staff PIN
pin-hint = Forgotten? An administrator can set another one on the machine: “portal-kiosk pin”.
pin-label = PIN
pin-submit = Open
pin-wrong =
    { $tries ->
        [one] That is not the PIN. One try is left before a wait.
       *[other] That is not the PIN. { $tries } tries are left before a wait.
    }
pin-locked = Too many wrong PINs. You can try again in { $time }.
pin-not-a-pin = A PIN has 6 to 12 digits and nothing else.
pin-not-checked = The PIN could not be checked. Please try again; “portal-kiosk check” on the machine says what is wrong.
no-pin-not-set = Nobody has set a staff PIN on this stand, so nothing can be changed here. An administrator sets one on the machine: “portal-kiosk pin”.
no-pin-store-unreadable = The stand’s own settings cannot be read, and the PIN with them, so nothing can be changed here. “portal-kiosk check” on the machine says what to do.
standing-in-service = The stand works.
standing-portal-out-of-reach = The portal does not answer. Check people in at the desk; check the network, then the portal. The stand then starts working again by itself.
standing-clock-wrong = The stand works, but its clock is wrong: switch on automatic time in the system’s settings.
support-contact = Who looks after this machine: { $contact }
health-well = OK
health-notice = Notice
health-broken = Broken
what-to-do = What to do
finding-screen-draws = The screen: you are reading it.
finding-screen-drawn-otherwise = The screen is not drawn in its usual way, which showed nothing. It may answer a little later. “portal-kiosk check” says more.
finding-store-reads = The stand’s own settings can be read.
finding-store-unreadable = The stand’s own settings cannot be read. “portal-kiosk check” says what to do.
finding-nothing-kept = What happens here cannot be written down. The disk may be full or read-only: “portal-kiosk check” says what to do. People can sign in all the same.
finding-credential-held = The saved password to the portal is there.
finding-keyring-absent = The system’s password store (its keyring) is not running. Start it, or restart the machine.
finding-keyring-locked = The system’s password store (its keyring) is locked. Unlock it.
finding-credential-missing = The saved password to the portal is missing. Enrol the stand again.
finding-not-enrolled = The stand was never enrolled. Enrol it with a pairing code.
finding-keyring-ready = The system’s password store (its keyring) is running.
finding-portal-answers = The portal answers.
finding-portal-out-of-reach = The portal does not answer. Check the network, then the portal.
finding-portal-name-unknown = The portal’s name has no address. Check the network, then its name service (DNS).
finding-proxy-in-the-way = The network’s proxy does not let the stand through to the portal. Whoever looks after the network has to.
finding-certificate-refused = The portal’s certificate is not accepted. Check this machine’s date and time, then tell whoever looks after the portal. “portal-kiosk check” says more.
finding-portal-strange = Something answers at the portal’s address, but not as the portal does. A login page of the network may be in the way, or the portal has a fault.
finding-portal-not-enabled = The portal is not enabled for this clinic. An administrator can switch it on.
finding-credential-refused = The portal refuses the stand’s saved password. Enrol the stand again.
finding-neutral-not-supported = The portal cannot give the neutral answers that the configuration asks for.
finding-portal-reached = The portal’s address answers. More could not be asked: something above comes first.
finding-portal-not-known = The stand does not know its portal: something above comes first.
finding-network-absent = This machine has no network. Check its cable or its Wi‑Fi.
finding-branding-fetched = The clinic’s logo, colours and texts were last fetched: { $ago }.
finding-branding-kept = The clinic’s logo, colours and texts are from before the stand was switched on.
finding-branding-refused = The clinic’s last change of its logo, colours or texts cannot be used; those from before are shown. “portal-kiosk check” says why.
finding-branding-never = The clinic’s logo, colours and texts have never been fetched.
finding-clock-agrees = The clock agrees with the portal’s.
finding-clock-wrong = The clock is far from the portal’s. Switch on automatic time.
finding-clock-unknown = The clock cannot be compared, as the portal does not say.
finding-taken-out-not-kept = That the stand is out of service, or back, could not be written down: a restart would undo it. Free the disk.
lately-title = Lately
lately-none = Nothing has gone wrong since the stand was switched on.
lately-line = { $incident } ({ $ago })
incident-portal-out-of-reach = The portal did not answer
incident-out-of-service = The stand could not serve
incident-clock-wrong = The clock was wrong
incident-shell-broke = The screen had to be started again
take-out-title = Out of service
take-out-about = Nobody can sign in until you put the stand back here. It does not come back by itself, not even tomorrow. What shall the screen tell { $patients }?
take-out-for-now = For a little while
take-out-for-today = For today
take-out-for-repair = For repair
taken-out-for-now = Out of service for a little while. It stays so until you put it back.
taken-out-for-today = Out of service for today. It stays so until you put it back.
taken-out-for-repair = Out of service for repair. It stays so until you put it back.
put-back = Put it back into service
afresh-title = Start afresh
afresh-about = Ends this panel and starts a fresh screen. It helps when something looks wrong.
afresh = Start afresh
enrol-title = Enrol again
enrol-about = With a new pairing code from the portal, where the portal refuses this stand or its saved password is lost.
enrol-begin = Type a pairing code
enrol-code = Pairing code
enrol-submit = Enrol
enrol-done = The stand is enrolled.
enrol-code-refused = The pairing code is wrong, used or too old. Please ask for a new one.
enrol-portal-trouble = The portal could not be reached, or made no sense. The pairing code may still be good.
enrol-portal-not-known = This stand was never enrolled, so it knows no portal. Whoever looks after the machine uses “portal-kiosk enrol”.
enrol-not-kept = The new password to the portal could not be saved on this machine: see to its password store (its keyring) and its disk. If the portal has taken the pairing code, use a new one.
