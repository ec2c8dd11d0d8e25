# Die Wörter auf dem Bildschirm. $patient und $patients sind die eigenen Wörter der Praxis für einen Patienten.

## On every screen
languages = Sprache
sign-out = Abmelden
close = Schließen
staff-title = Für das Team
welcome = Willkommen
welcome-purpose = Melden Sie sich hier an und sagen Sie uns, dass Sie da sind.
contact = Kontakt
contact-phone = Telefon
contact-email = E-Mail
contact-address = Adresse
contact-hours = Öffnungszeiten

## Sign-in
hours-closed = Zurzeit ist geschlossen.
hours-opens-today = Zurzeit ist geschlossen. Wir öffnen heute um { $time } Uhr.
hours-opens-on = Zurzeit ist geschlossen. Wir öffnen am { $weekday } um { $time } Uhr.
sign-in-title =
    { $method ->
        [email] Per E-Mail anmelden
       *[phone] Per Telefon anmelden
    }
sign-in-hint =
    { $method ->
        [email] Sie erhalten einen Link und einen Code per E-Mail, ganz ohne Passwort.
       *[phone] Sie erhalten einen Code mit 6 Ziffern per SMS. Ein Passwort brauchen Sie nicht.
    }
method = Wie Sie sich anmelden
method-email = E-Mail
method-phone = Telefon
email-label = E-Mail-Adresse
email-meant = Meinten Sie { $address }?
phone-label = Mobilnummer
clear = Löschen
send-link = Anmeldelink senden
send-code = Anmeldecode senden
privacy-notice = Was Sie eingeben, geht nur an das Portal der Praxis. Nichts wird hier gespeichert, weitergegeben oder für Werbung benutzt.
privacy-more = Mehr zum Datenschutz
privacy-title = Ihr Datenschutz hier
privacy-sent = Ihre E-Mail-Adresse oder Telefonnummer geht verschlüsselt an das Patientenportal dieser Praxis und an niemanden sonst. Daran erkennt das Portal, dass Sie es sind.
privacy-kept = Dieser Bildschirm behält nichts. Wenn Sie sich abmelden oder weggehen, wird alles gelöscht, was Sie eingegeben und gesehen haben, bevor jemand anderes ihn benutzen kann.
privacy-shared = Nichts wird weitergegeben, verkauft oder für Werbung benutzt. Dieses Programm hat keine Tracker und benutzt weder Kamera noch Mikrofon.
privacy-ask = Wenn Sie Fragen haben oder sich hier lieber nicht anmelden möchten, wenden Sie sich bitte an den Empfang.
privacy-clinic = Von der Praxis
clinic-message = Eine Nachricht der Praxis

## Keypad
keypad = Zifferntastatur
keypad-plus = Pluszeichen
keypad-erase = Letzte Ziffer löschen
keyboard = Tastatur
keyboard-shift = Großbuchstabe
keyboard-erase = Letztes Zeichen löschen
keyboard-at = At-Zeichen
keyboard-dot = Punkt
keyboard-hyphen = Bindestrich
keyboard-underscore = Unterstrich

## Verification
verification-title =
    { $method ->
        [email] E-Mails prüfen
       *[phone] SMS prüfen
    }
verification-sent =
    { $disclosure ->
        [neutral]
            { $method ->
                [email] Falls die Adresse hinterlegt ist, gehen Link und Code per E-Mail an
               *[phone] Falls diese Nummer hinterlegt ist, geht ein 6-stelliger Code per SMS an
            }
       *[portal]
            { $method ->
                [email] Link und Code gehen per E-Mail an
               *[phone] Ein 6-stelliger Code geht per SMS an
            }
    }
verification-patience = Das kann eine Minute dauern.
link-title = Mit dem Link
link-step-open = E-Mail am eigenen Telefon öffnen.
link-step-touch = Auf den Link tippen.
link-step-type = Dort { $digits } eingeben.
link-by-itself = Dann geht es hier von selbst weiter.
code-title =
    { $method ->
        [email] Oder den Code hier eingeben
       *[phone] Code eingeben
    }
code-hint =
    { $method ->
        [email] In derselben E-Mail steht ein Code mit 6 Ziffern.
       *[phone] Geben Sie die 6 Ziffern aus der SMS ein.
    }
code-again-title = Neuen Code anfordern
code-again-hint = Tippen Sie auf „Code erneut senden“; dann kommt eine neue Nachricht.
code-label = 6-stelliger Code
verify = Prüfen und anmelden
resend = Code erneut senden
resend-wait = in { $time }
use-different-email = Andere E-Mail
use-different-phone = Anderes Telefon
use-email-instead = Stattdessen E-Mail
use-phone-instead = Stattdessen Telefon

## When the message does not come
not-arrived = Nicht angekommen?
not-arrived-announced =
    { $method ->
        [email] Die E-Mail sollte inzwischen da sein. „Nicht angekommen?“ sagt, was Sie prüfen können.
       *[phone] Die SMS sollte inzwischen da sein. „Nicht angekommen?“ sagt, was Sie prüfen können.
    }
not-arrived-minute = Warten Sie noch eine Minute. Manchmal dauert es so lange.
not-arrived-spam = Sehen Sie im Spam-Ordner nach.
not-arrived-address = Ist { $contact } die richtige Adresse? Wenn nicht, tippen Sie auf „Andere E-Mail“.
not-arrived-reception = Ist Ihr Telefon eingeschaltet und hat es Empfang?
not-arrived-number = Ist { $contact } die richtige Nummer? Ein Festnetzanschluss kann keine SMS empfangen. Wenn nicht, tippen Sie auf „Anderes Telefon“.
not-arrived-record =
    { $disclosure ->
        [neutral]
            { $method ->
                [email] Wir schreiben nur an die Adresse, die in der Praxis hinterlegt ist. An eine andere kommt nichts.
               *[phone] Wir schreiben nur an die Nummer, die in der Praxis hinterlegt ist. An eine andere kommt nichts.
            }
       *[portal]
            { $method ->
                [email] Vielleicht ist in der Praxis eine alte Adresse hinterlegt. Der Empfang kann nachsehen.
               *[phone] Vielleicht ist in der Praxis eine alte Nummer hinterlegt. Der Empfang kann nachsehen.
            }
    }
not-arrived-desk = Immer noch nichts? Am Empfang hilft man Ihnen gern und kann Sie auch anmelden.
staff-not-arrived =
    { $method ->
        [email] Vergleichen Sie die Adresse mit der Akte und sehen Sie nach, ob die E-Mails des Portals hinausgehen.
       *[phone] Vergleichen Sie die Nummer mit der Akte. Festnetzanschlüsse erhalten keine SMS, auch keine Handys, die Kurzwahlnummern sperren.
    }

## Who is it for?
who-title = Für wen ist der Besuch?
who-hint =
    { $count ->
        [one] Bitte wählen Sie, wer heute hier ist.
       *[other] Sie können sich für mehrere Personen anmelden ({ $patients }). Bitte wählen Sie, wer heute hier ist.
    }
who-list = Einen Namen wählen
who-nobody = Es ist niemand zu wählen
who-nobody-hint = Bitte melden Sie sich am Empfang.
change-patient = Jemand anderes

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

## Hilfe für die Person am Gerät
help = Hilfe
help-title = Hilfe zu diesem Schritt
help-sign-in-email-1 = Geben Sie die E-Mail-Adresse ein, die die Praxis von Ihnen hat. Die Tasten mit „@“ ergänzen eine Adresse.
help-sign-in-email-2 = Tippen Sie auf „{ send-link }“. Sie bekommen eine E-Mail mit einem Link und einem Code. Ein Passwort brauchen Sie nicht.
help-sign-in-email-3 = Keine E-Mails auf dem Handy? Tippen Sie auf „{ method-phone }“, dann kommt eine SMS.
help-sign-in-phone-1 = Geben Sie die Handynummer ein, die die Praxis von Ihnen hat.
help-sign-in-phone-2 = Tippen Sie auf „{ send-code }“. Sie bekommen eine SMS mit einem Code. Ein Passwort brauchen Sie nicht.
help-sign-in-phone-3 = Kein Handy dabei? Tippen Sie auf „{ method-email }“ oder melden Sie sich am Empfang an.
help-verification-email-1 = Öffnen Sie die E-Mail auf Ihrem eigenen Handy und tippen Sie auf den Link. Geben Sie auf der Seite die zwei Ziffern ein, die dieser Bildschirm zeigt.
help-verification-email-2 = Oder suchen Sie in derselben E-Mail den Code mit 6 Ziffern, geben Sie ihn hier ein und tippen Sie auf „{ verify }“.
help-verification-email-3 = Nach einer Minute noch nichts da? Sehen Sie im Spam-Ordner nach; dann „{ resend }“ oder „{ use-different-email }“.
help-verification-phone-1 = Sehen Sie in die neueste SMS auf Ihrem Handy. Darin steht ein Code mit 6 Ziffern.
help-verification-phone-2 = Geben Sie den Code hier ein und tippen Sie auf „{ verify }“.
help-verification-phone-3 = Nach einer Minute noch nichts da? Tippen Sie auf „{ resend }“ oder, wenn die Nummer nicht stimmt, auf „{ use-different-phone }“.
help-who-1 = Sie können sich für mehrere { $patients } anmelden. Tippen Sie auf den Namen, um den es heute geht.
help-who-2 = Danach noch jemand? Sie kommen zu diesen Namen zurück, ohne sich neu anzumelden.
help-who-3 = Fehlt ein Name? Der Empfang kann in den Unterlagen nachsehen.
help-appointments-1 = Tippen Sie neben Ihrem Termin auf „{ check-in }“, dann weiß die Praxis, dass Sie da sind.
help-appointments-2 = Fehlt ein Termin oder stimmt er nicht? Fragen Sie bitte am Empfang.
help-appointments-3 = Wenn Sie fertig sind, tippen Sie auf „{ sign-out }“. Auf diesem Bildschirm bleibt nichts von Ihnen.
help-unavailable-1 = An diesem Bildschirm können Sie sich gerade nicht anmelden. Sobald es geht, macht er von selbst weiter.
help-unavailable-2 = Der Empfang kann Sie anmelden.
help-unavailable-3 = Sie haben nichts falsch gemacht, und auf diesem Bildschirm ist nichts von Ihnen.
ask-staff = Personal rufen
call-ready = Jemand aus der Praxis kommt zu Ihnen. Dort erfährt man, welcher Bildschirm es ist, nicht wer Sie sind.
call-calling = Der Empfang wird benachrichtigt …
call-told = Der Empfang weiß, dass hier jemand Hilfe möchte.
call-told-short = Empfang weiß Bescheid
call-coming = Jemand kommt zu Ihnen.
call-coming-short = Jemand kommt
call-not-sent = Der Empfang war nicht zu erreichen. Gehen Sie bitte hin oder versuchen Sie es noch einmal.
assist-start = Jemand hilft mir
assist-about = Was Sie eingeben, erscheint als Punkte, und die Hilfe zu jedem Schritt bleibt auf dem Bildschirm.
assist-title = Jemand hilft
assist-masked = Eingaben erscheinen als Punkte.
assist-end = Nicht mehr verbergen

## Over a screen
attract-begin = Zum Beginnen berühren
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
fault-email-missing = Bitte geben Sie zuerst Ihre E-Mail-Adresse ein.
fault-email-incomplete = Da fehlt etwas. Eine Adresse sieht so aus: name@example.org.
fault-email-unreadable = Hier steht etwas, das keine Adresse hat, etwa ein Leerzeichen oder ein Komma. Bitte prüfen Sie es.
fault-email-too-long = Das ist länger, als eine E-Mail-Adresse sein kann. Bitte prüfen Sie es.
fault-number-missing = Bitte geben Sie zuerst Ihre Mobilnummer ein.
fault-number-has-letters = Eine Telefonnummer hat keine Buchstaben. Bitte geben Sie nur die Ziffern ein.
fault-number-unreadable = Hier stehen Zeichen, die keine Telefonnummer hat. Bitte geben Sie nur die Ziffern ein.
fault-number-too-short = Es fehlen Ziffern. Bitte geben Sie die ganze Nummer mit Vorwahl ein.
fault-number-too-long = Das sind zu viele Ziffern. Bitte prüfen Sie die Nummer. Eine aus einem anderen Land beginnt mit + und der Landesvorwahl.
fault-number-for-emergencies = Das ist eine Notrufnummer. Wenn Sie jetzt Hilfe brauchen, sagen Sie es sofort am Empfang. Zum Anmelden geben Sie Ihre eigene Nummer ein.
fault-number-refused = An eine Servicenummer können wir keinen Code senden. Bitte verwenden Sie Ihre eigene Mobilnummer.
fault-number-country-unknown = Zu dieser Vorwahl gibt es kein Land. Bitte prüfen Sie die ersten Ziffern nach dem +.
fault-number-country-not-served = In dieses Land können wir von hier keinen Code senden. Bitte fragen Sie am Empfang.
fault-contact-not-found =
    { $method ->
        [email] Zu dieser Adresse gibt es keinen Eintrag ({ $patient }). Bitte prüfen Sie sie oder fragen Sie am Empfang.
       *[phone] Zu dieser Nummer gibt es keinen Eintrag ({ $patient }). Bitte prüfen Sie sie oder fragen Sie am Empfang.
    }
fault-cannot-receive-texts =
    { $method ->
        [email] Diese Adresse kann unsere Nachrichten nicht empfangen. Bitte verwenden Sie eine andere oder fragen Sie am Empfang.
       *[phone] Diese Nummer kann keine SMS empfangen. Bitte verwenden Sie Ihre E-Mail-Adresse oder ein Mobiltelefon, oder fragen Sie am Empfang.
    }
fault-too-many-tries =
    { $method ->
        [email] Das waren zu viele Versuche mit dieser E-Mail-Adresse. Bitte warten Sie etwas oder fragen Sie am Empfang.
       *[phone] Das waren zu viele Versuche mit dieser Nummer. Bitte warten Sie etwas oder fragen Sie am Empfang.
    }
fault-stand-limited = Das waren zu viele Versuche an diesem Bildschirm. Bitte warten Sie etwas oder melden Sie sich am Empfang.
fault-code-unreadable = Ein Code hat genau 6 Ziffern und sonst nichts. Bitte prüfen Sie, was Sie eingegeben haben.
fault-code-wrong =
    { $method ->
        [email] Dieser Code stimmt nicht. Bitte vergleichen Sie ihn mit der neuesten E-Mail.
       *[phone] Dieser Code stimmt nicht. Bitte vergleichen Sie ihn mit der neuesten SMS.
    }
fault-code-expired = Dieser Code ist nicht mehr gültig. Tippen Sie bitte auf „Code erneut senden“.
fault-link-expired = Link und Code sind nicht mehr gültig. Tippen Sie bitte auf „Code erneut senden“.
fault-link-denied = Auf der Seite des Links wurden andere Ziffern eingegeben, oder jemand hat gesagt, dass Sie es nicht waren. Tippen Sie bitte auf „Code erneut senden“.
fault-attempt-dead = Diese Anmeldung ist beendet, nach zu vielen falschen Codes oder weil eine neuere begonnen wurde. Tippen Sie bitte auf „Code erneut senden“, um neu zu beginnen.
fault-portal-out-of-reach = Das Portal der Praxis ist gerade nicht erreichbar. Wir versuchen es weiter; Sie müssen nichts tun.
fault-portal-nonsense = Das Portal der Praxis hat gerade eine Störung. Wir versuchen es weiter; Sie müssen nichts tun.
fault-portal-busy = Das Portal der Praxis ist gerade überlastet. Wir versuchen es weiter; Sie müssen nichts tun.
fault-portal-not-enabled = Das Portal der Praxis ist gerade ausgeschaltet. Wir versuchen es weiter; auch der Empfang kann Sie anmelden.
fault-access-withdrawn = Für diese Person ({ $patient }) können Sie sich nicht mehr anmelden. Bitte wählen Sie einen anderen Namen oder fragen Sie am Empfang.
fault-clock-wrong = Die Uhr dieses Bildschirms geht falsch. Sie können sich trotzdem anmelden.

## The same for staff, in one line: one for each Fault
staff-fault-email-missing = Es wurde nichts eingegeben; es ist nichts zu beheben.
staff-fault-email-incomplete = Zur Adresse gehören ein Name, ein @ und eine Domain mit einem Punkt.
staff-fault-email-unreadable = In der Adresse steht ein unerlaubtes Zeichen: oft ein Leerzeichen, ein Komma oder ein zweites @.
staff-fault-email-too-long = Kein Mailserver nimmt Adressen mit mehr als 254 Zeichen an.
staff-fault-number-missing = Es wurde nichts eingegeben; es ist nichts zu beheben.
staff-fault-number-has-letters = Nur Ziffern und ein + vor der Landesvorwahl sind als Nummer lesbar.
staff-fault-number-unreadable = Nur Ziffern und ein + vor der Landesvorwahl sind als Nummer lesbar.
staff-fault-number-too-short = Die Nummer hat für ihr Land zu wenige Ziffern; oft fehlt die Vorwahl.
staff-fault-number-too-long = Die Nummer hat für ihr Land zu viele Ziffern; eine ausländische braucht ihr +.
staff-fault-number-for-emergencies = Es wurde eine Notrufnummer eingegeben: Sehen Sie nach, ob jemand Hilfe braucht.
staff-fault-number-refused = Mehrwert-, Service- und Satellitennummern erhalten von diesem Gerät keine Codes.
staff-fault-number-country-unknown = Kein Land hat diese Vorwahl; eine inländische Nummer wird ohne + eingegeben.
staff-fault-number-country-not-served = Das Gerät darf nur in bestimmte Länder SMS senden; die Verwaltung kann dieses hinzufügen.
staff-fault-contact-not-found = Das Portal hat keinen Eintrag mit diesem Kontakt: Vergleichen Sie ihn mit der Akte oder melden Sie am Empfang an.
staff-fault-cannot-receive-texts = Laut Portal ist das ein Festnetzanschluss oder Ähnliches: Tragen Sie eine Mobilnummer oder E-Mail-Adresse ein.
staff-fault-too-many-tries = Dieser Kontakt ist zum Schutz eine Weile gesperrt, vom Portal oder von diesem Gerät: Melden Sie am Empfang an.
staff-fault-stand-limited = Dieses Gerät hat so viele Nachrichten gesendet, wie es vorerst darf, oder das Portal sagt es; es macht von selbst weiter.
staff-fault-code-unreadable = Es wurde etwas anderes als 6 Ziffern eingegeben; der Code steht in der neuesten Nachricht.
staff-fault-code-wrong = Meist ist es eine ältere Nachricht: Nur der neueste Code gilt.
staff-fault-code-expired = Ein Code gilt etwa zehn Minuten und nur, bis der nächste gesendet wird.
staff-fault-link-expired = Link und Code gelten etwa zehn Minuten und nur, bis die nächste E-Mail gesendet wird.
staff-fault-link-denied = Auf der Seite des Links wurden andere Ziffern eingegeben oder „Das war ich nicht“ gewählt: „Code erneut senden“ beginnt neu.
staff-fault-attempt-dead = Zu viele falsche Codes oder eine neuere Anmeldung mit diesem Kontakt: „Code erneut senden“ beginnt neu.
staff-fault-portal-out-of-reach = Das Portal antwortet nicht: Prüfen Sie das Netzwerk des Geräts, dann das Portal.
staff-fault-portal-nonsense = Die Antworten des Portals sind unverständlich: Sagen Sie es denen, die es betreuen.
staff-fault-portal-busy = Das Portal bittet um Geduld; wenn es andauert, sagen Sie es denen, die es betreuen.
staff-fault-portal-not-enabled = Das Portal wurde für diese Praxis ausgeschaltet: Die Verwaltung kann es einschalten.
staff-fault-access-withdrawn = Laut Akte darf dieser Kontakt nicht mehr für diese Person handeln: Sehen Sie die Berechtigungen im Portal nach.
staff-fault-clock-wrong = Die Uhr des Geräts weicht weit von der des Portals ab: Schalten Sie in den Systemeinstellungen die automatische Uhrzeit ein.

## Why nobody can sign in: for the patient and for staff, one each for each OutOfService
unavailable-title = Hier ist die Anmeldung gerade nicht möglich
unavailable-portal-not-enabled = Die Anmeldung an diesem Bildschirm ist ausgeschaltet. Bitte melden Sie sich am Empfang.
unavailable-not-enrolled = Dieser Bildschirm ist noch nicht eingerichtet. Bitte melden Sie sich am Empfang.
unavailable-no-keyring = Dieser Bildschirm ist außer Betrieb. Bitte melden Sie sich am Empfang.
unavailable-keyring-locked = Dieser Bildschirm ist außer Betrieb. Bitte melden Sie sich am Empfang.
unavailable-credential-missing = Dieser Bildschirm ist außer Betrieb. Bitte melden Sie sich am Empfang.
unavailable-credential-refused = Dieser Bildschirm ist außer Betrieb. Bitte melden Sie sich am Empfang.
unavailable-store-unreadable = Dieser Bildschirm ist außer Betrieb. Bitte melden Sie sich am Empfang.
unavailable-neutral-not-supported = Dieser Bildschirm ist außer Betrieb. Bitte melden Sie sich am Empfang.
staff-portal-not-enabled = Das Portal ist für diese Praxis nicht freigeschaltet. Die Verwaltung kann es in den Einstellungen des Portals einschalten.
staff-not-enrolled = Dieses Gerät wurde nie angemeldet. Melden Sie es mit einem Kopplungscode aus dem Portal an.
staff-no-keyring = Es läuft kein Schlüsselbunddienst. Starten Sie den Schlüsselbund des Systems; das Gerät macht von selbst weiter.
staff-keyring-locked = Der Schlüsselbund ist gesperrt. Entsperren Sie ihn; das Gerät macht von selbst weiter.
staff-credential-missing = Im Schlüsselbund liegt kein Zugang für dieses Gerät. Melden Sie es mit einem neuen Kopplungscode wieder an.
staff-credential-refused = Das Portal lehnt den Zugang dieses Geräts ab. Melden Sie es mit einem neuen Kopplungscode wieder an.
staff-store-unreadable = Der Speicher des Geräts ist nicht lesbar. „portal-kiosk check“ sagt, was zu tun ist; das Gerät macht von selbst weiter.
staff-neutral-not-supported = Die Konfiguration verlangt neutrale Antworten, die dieses Portal nicht geben kann: Ändern Sie „disclosure“ oder das Portal.

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

## Help for staff
articles-title = Hilfe für das Team
articles-questions = Oft gefragt
articles-list = Artikel
articles-search = In der Hilfe suchen
articles-found =
    { $count ->
        [0] Nichts gefunden. Versuchen Sie ein anderes Wort oder weniger Wörter.
        [one] { $count } Antwort
       *[other] { $count } Antworten
    }
articles-back = Zurück
articles-contents = In diesem Artikel
articles-related = Siehe auch
articles-space = Leertaste
