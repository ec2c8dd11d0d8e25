# The words on the screen. $patient and $patients are the clinic's own words for a patient, given to every message.

## On every screen
languages = Language
sign-out = Sign out
welcome = Welcome
contact = Contact
contact-phone = Phone
contact-email = Email
contact-address = Address
contact-hours = Opening hours

## Sign-in
sign-in-title = Sign in with your phone
sign-in-hint = We text you a code with 6 digits. No password needed.
phone-label = Mobile phone number
clear = Clear
send-code = Send Login Code
privacy-notice = Your number goes only to the clinic’s own portal. Nothing is kept on this screen, shared, or used for advertising.
clinic-message = A message from the clinic

## Keypad
keypad = Number keypad
keypad-plus = Plus sign
keypad-erase = Delete last digit

## Verification
verification-title = Check your phone
verification-sent = We sent a text message with a 6-digit code to
verification-patience = It can take a minute to arrive.
code-title = Enter your code
code-hint = Type the 6 digits from the text message.
code-label = 6-digit code
verify = Verify & Sign In
resend = Resend code
resend-wait = in { $time }
use-different-phone = Use different phone

## Who is it for?
who-title = Who is it for?
who-hint = This number belongs to more than one { $patient }. Please choose who is here today.
who-list = Choose a name

## Appointments
appointments-greeting = Hello, { $name }
appointments-greeting-nameless = Hello
appointments-title = Your appointments today
appointments-hint = Tell us that you have arrived: touch “I’m here” beside your appointment.
appointments-loading = Looking for your appointments …
appointments-none = No appointments today
appointments-none-hint = You have no appointment at this clinic today. If you expected one, please ask at the front desk.
session-ends = You will be signed out in { $time }
check-in = I'm here
status-checked-in = You are checked in
status-too-early = You can check in from { $time }.
status-cancelled = This appointment was cancelled. If you have a question, please ask at the front desk.
status-see-front-desk = Please go to the front desk for this appointment.
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

## Over a screen
need-more-time = I need more time
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
fault-number-missing = Please type your mobile phone number first.
fault-number-has-letters = A phone number has no letters. Please type only the digits.
fault-number-unreadable = There are signs here that no phone number has. Please type only the digits.
fault-number-too-short = Some digits are missing. Please type the whole number, with its area code.
fault-number-too-long = There are too many digits. Please check the number. One from another country starts with + and its country code.
fault-number-for-emergencies = This is an emergency number. If you need help now, tell the front desk at once. To sign in, type your own number.
fault-number-refused = We cannot send a code to a service number. Please use your own mobile phone number.
fault-number-country-unknown = There is no country with this code. Please check the first digits after the +.
fault-number-country-not-served = From this screen we cannot send a code to that country. Please ask at the front desk.
fault-contact-not-found = We found no { $patient } with this number. Please check it, or ask at the front desk.
fault-cannot-receive-texts = This number cannot receive text messages. Please use a mobile phone, or ask at the front desk.
fault-too-many-tries = There were too many tries. Please wait a while, or ask at the front desk.
fault-code-unreadable = A code has exactly 6 digits and nothing else. Please check what you typed.
fault-code-wrong = That code is not right. Please compare it with the newest text message.
fault-code-expired = This code is no longer valid. Please touch “Resend code” to get a new one.
fault-attempt-dead = The code was wrong too many times. Please touch “Resend code” to start again.
fault-portal-out-of-reach = We cannot reach the clinic’s portal just now. We keep trying, so you need not do anything.
fault-portal-nonsense = The clinic’s portal is having a problem. We keep trying, so you need not do anything.
fault-portal-busy = The clinic’s portal is very busy. We keep trying, so you need not do anything.

## Why nobody can sign in: for the patient and for staff, one each for each OutOfService
unavailable-title = You cannot sign in here right now
staff-title = For staff
unavailable-portal-not-enabled = Signing in at this screen is switched off. Please check in at the front desk.
unavailable-not-enrolled = This screen has not been set up yet. Please check in at the front desk.
unavailable-no-keyring = This screen is out of service. Please check in at the front desk.
unavailable-keyring-locked = This screen is out of service. Please check in at the front desk.
unavailable-credential-missing = This screen is out of service. Please check in at the front desk.
unavailable-credential-refused = This screen is out of service. Please check in at the front desk.
unavailable-store-unreadable = This screen is out of service. Please check in at the front desk.
staff-portal-not-enabled = The portal is not enabled for this clinic. An administrator can switch it on in the portal’s settings.
staff-not-enrolled = This stand has never been enrolled. Enrol it with a pairing code from the portal.
staff-no-keyring = No keyring service is running. Start the system’s keyring; the stand goes on by itself.
staff-keyring-locked = The keyring is locked. Unlock it; the stand goes on by itself.
staff-credential-missing = The keyring holds no credential for this stand. Enrol it again with a new pairing code.
staff-credential-refused = The portal refuses this stand’s credential. Enrol it again with a new pairing code.
staff-store-unreadable = The stand’s store cannot be read. “portal-kiosk check” says what to do; the stand goes on by itself.

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
