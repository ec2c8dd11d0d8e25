# Die Wörter auf dem Bildschirm. $patient und $patients sind die eigenen Wörter der Praxis für einen Patienten.

## On every screen
languages = Sprache
sign-out = Abmelden
welcome = Willkommen
contact = Kontakt
contact-phone = Telefon
contact-email = E-Mail
contact-address = Adresse
contact-hours = Öffnungszeiten

## Sign-in
sign-in-title = Mit dem Telefon anmelden
sign-in-hint = Sie erhalten einen Code mit 6 Ziffern per SMS. Ein Passwort brauchen Sie nicht.
phone-label = Mobilnummer
clear = Löschen
send-code = Anmeldecode senden
privacy-notice = Ihre Nummer geht nur an das Portal der Praxis. Nichts wird hier gespeichert, weitergegeben oder für Werbung benutzt.
clinic-message = Eine Nachricht der Praxis

## Keypad
keypad = Zifferntastatur
keypad-plus = Pluszeichen
keypad-erase = Letzte Ziffer löschen

## Verification
verification-title = Bitte sehen Sie auf Ihr Telefon
verification-sent = Wir haben eine SMS mit einem 6-stelligen Code gesendet an
verification-patience = Es kann eine Minute dauern, bis sie ankommt.
code-title = Code eingeben
code-hint = Geben Sie die 6 Ziffern aus der SMS ein.
code-label = 6-stelliger Code
verify = Prüfen und anmelden
resend = Code erneut senden
resend-wait = in { $time }
use-different-phone = Anderes Telefon

## Who is it for?
who-title = Für wen ist der Besuch?
who-hint = Diese Nummer gehört zu mehreren Personen ({ $patients }). Bitte wählen Sie, wer heute hier ist.
who-list = Einen Namen wählen

## Appointments
appointments-greeting = Guten Tag, { $name }
appointments-greeting-nameless = Guten Tag
appointments-title = Ihre Termine heute
appointments-hint = Sagen Sie uns, dass Sie da sind: Tippen Sie neben Ihrem Termin auf „Ich bin da“.
appointments-loading = Ihre Termine werden gesucht …
appointments-none = Heute keine Termine
appointments-none-hint = Sie haben heute keinen Termin in dieser Praxis. Falls Sie einen erwartet haben, fragen Sie bitte am Empfang.
session-ends = Sie werden abgemeldet in { $time }
check-in = Ich bin da
status-checked-in = Wir wissen, dass Sie da sind
status-too-early = Ab { $time } können Sie hier sagen, dass Sie da sind.
status-cancelled = Dieser Termin wurde abgesagt. Bei Fragen wenden Sie sich bitte an den Empfang.
status-see-front-desk = Bitte gehen Sie für diesen Termin zum Empfang.
checked-in-room = Wohin Sie gehen
checked-in-queue = Ihr Platz
checked-in-queue-place =
    { $place ->
        [1] Sie sind als Nächstes dran
       *[other] Nummer { $place } in der Reihe
    }
checked-in-wait = Voraussichtliche Wartezeit
checked-in-wait-minutes =
    { $minutes ->
        [0] Keine Wartezeit
        [one] Etwa { $minutes } Minute
       *[other] Etwa { $minutes } Minuten
    }

## Over a screen
need-more-time = Ich brauche mehr Zeit
still-there-title = Sind Sie noch da?
still-there-text = Zum Schutz Ihrer Daten wird dieser Bildschirm gleich geleert.
session-ending-title = Ihre Zeit ist fast um
session-ending-text = Sie werden bald abgemeldet. Brauchen Sie mehr Zeit?
session-ending-last-text = Wenn die Zeit um ist, werden Sie abgemeldet. Bitte kommen Sie zum Ende.
session-ending-understood = In Ordnung, weiter
countdown =
    { $seconds ->
        [one] Noch etwa { $seconds } Sekunde
       *[other] Noch etwa { $seconds } Sekunden
    }

## Waits
duration-seconds =
    { $seconds ->
        [one] { $seconds } Sekunde
       *[other] { $seconds } Sekunden
    }
duration-minutes =
    { $minutes ->
        [one] { $minutes } Minute
       *[other] { $minutes } Minuten
    }
wait-remaining = Nächster Versuch in { $wait }.
tries-left =
    { $tries ->
        [0] Sie haben keinen Versuch mehr.
        [one] Sie haben noch { $tries } Versuch.
       *[other] Sie haben noch { $tries } Versuche.
    }

## What went wrong, and what to do now: one for each Fault
fault-number-missing = Bitte geben Sie zuerst Ihre Mobilnummer ein.
fault-number-has-letters = Eine Telefonnummer hat keine Buchstaben. Bitte geben Sie nur die Ziffern ein.
fault-number-unreadable = Hier stehen Zeichen, die keine Telefonnummer hat. Bitte geben Sie nur die Ziffern ein.
fault-number-too-short = Es fehlen Ziffern. Bitte geben Sie die ganze Nummer mit Vorwahl ein.
fault-number-too-long = Das sind zu viele Ziffern. Bitte prüfen Sie die Nummer. Eine aus einem anderen Land beginnt mit + und der Landesvorwahl.
fault-number-for-emergencies = Das ist eine Notrufnummer. Wenn Sie jetzt Hilfe brauchen, sagen Sie es sofort am Empfang. Zum Anmelden geben Sie Ihre eigene Nummer ein.
fault-number-refused = An eine Servicenummer können wir keinen Code senden. Bitte verwenden Sie Ihre eigene Mobilnummer.
fault-number-country-unknown = Zu dieser Vorwahl gibt es kein Land. Bitte prüfen Sie die ersten Ziffern nach dem +.
fault-number-country-not-served = In dieses Land können wir von hier keinen Code senden. Bitte fragen Sie am Empfang.
fault-contact-not-found = Zu dieser Nummer gibt es keinen Eintrag ({ $patient }). Bitte prüfen Sie sie oder fragen Sie am Empfang.
fault-cannot-receive-texts = Diese Nummer kann keine SMS empfangen. Bitte verwenden Sie ein Mobiltelefon oder fragen Sie am Empfang.
fault-too-many-tries = Das waren zu viele Versuche. Bitte warten Sie etwas oder fragen Sie am Empfang.
fault-code-unreadable = Ein Code hat genau 6 Ziffern und sonst nichts. Bitte prüfen Sie, was Sie eingegeben haben.
fault-code-wrong = Dieser Code stimmt nicht. Bitte vergleichen Sie ihn mit der neuesten SMS.
fault-code-expired = Dieser Code ist nicht mehr gültig. Tippen Sie bitte auf „Code erneut senden“.
fault-attempt-dead = Der Code war zu oft falsch. Tippen Sie bitte auf „Code erneut senden“, um neu zu beginnen.
fault-portal-out-of-reach = Das Portal der Praxis ist gerade nicht erreichbar. Wir versuchen es weiter; Sie müssen nichts tun.
fault-portal-nonsense = Das Portal der Praxis hat gerade eine Störung. Wir versuchen es weiter; Sie müssen nichts tun.
fault-portal-busy = Das Portal der Praxis ist gerade überlastet. Wir versuchen es weiter; Sie müssen nichts tun.

## Why nobody can sign in: for the patient and for staff, one each for each OutOfService
unavailable-title = Hier ist die Anmeldung gerade nicht möglich
staff-title = Für das Team
unavailable-portal-not-enabled = Die Anmeldung an diesem Bildschirm ist ausgeschaltet. Bitte melden Sie sich am Empfang.
unavailable-not-enrolled = Dieser Bildschirm ist noch nicht eingerichtet. Bitte melden Sie sich am Empfang.
unavailable-no-keyring = Dieser Bildschirm ist außer Betrieb. Bitte melden Sie sich am Empfang.
unavailable-keyring-locked = Dieser Bildschirm ist außer Betrieb. Bitte melden Sie sich am Empfang.
unavailable-credential-missing = Dieser Bildschirm ist außer Betrieb. Bitte melden Sie sich am Empfang.
unavailable-credential-refused = Dieser Bildschirm ist außer Betrieb. Bitte melden Sie sich am Empfang.
unavailable-store-unreadable = Dieser Bildschirm ist außer Betrieb. Bitte melden Sie sich am Empfang.
staff-portal-not-enabled = Das Portal ist für diese Praxis nicht freigeschaltet. Die Verwaltung kann es in den Einstellungen des Portals einschalten.
staff-not-enrolled = Dieses Gerät wurde nie angemeldet. Melden Sie es mit einem Kopplungscode aus dem Portal an.
staff-no-keyring = Es läuft kein Schlüsselbunddienst. Starten Sie den Schlüsselbund des Systems; das Gerät macht von selbst weiter.
staff-keyring-locked = Der Schlüsselbund ist gesperrt. Entsperren Sie ihn; das Gerät macht von selbst weiter.
staff-credential-missing = Im Schlüsselbund liegt kein Zugang für dieses Gerät. Melden Sie es mit einem neuen Kopplungscode wieder an.
staff-credential-refused = Das Portal lehnt den Zugang dieses Geräts ab. Melden Sie es mit einem neuen Kopplungscode wieder an.
staff-store-unreadable = Der Speicher des Geräts ist nicht lesbar. „portal-kiosk check“ sagt, was zu tun ist; das Gerät macht von selbst weiter.

## How the journey before ended: one for each Farewell
farewell-signed-out = Sie sind abgemeldet. Auf diesem Bildschirm ist nichts mehr von Ihnen.
farewell-timed-out = Die Zeit war um und der Bildschirm wurde geleert. Auf ihm ist nichts mehr von Ihnen.
farewell-ended-by-portal = Das Portal der Praxis hat Ihren Besuch beendet. Auf diesem Bildschirm ist nichts mehr von Ihnen.
farewell-restarted = Dieser Bildschirm musste neu starten. Auf ihm ist nichts mehr von Ihnen. Bitte melden Sie sich noch einmal an.

## While this one ends: one for each EndReason
ended-title = Einen Moment, bitte
ended-signed-out = Sie werden abgemeldet und dieser Bildschirm wird geleert.
ended-timed-out = Die Zeit ist um und dieser Bildschirm wird geleert.
ended-ended-by-portal = Das Portal der Praxis hat Ihren Besuch beendet, und dieser Bildschirm wird geleert.
