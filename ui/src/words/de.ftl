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
keyboard-space = Leerzeichen
keyboard-enter = Eingabe
keyboard-next = Nächstes Feld
keyboard-next-short = Weiter
keyboard-letters = Buchstaben
keyboard-signs = Ziffern und Zeichen

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
not-arrived-desk = Immer noch nichts? Am Empfang hilft man Ihnen gern; dort können Sie auch Ihre Ankunft melden.
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
appointments-hint-desk = Bitte gehen Sie zum Empfang. Dort hilft man Ihnen mit Ihren Terminen weiter.
appointments-loading = Ihre Termine werden gesucht …
appointments-none = Heute keine Termine
appointments-none-hint = Sie haben heute keinen Termin in dieser Praxis. Falls Sie einen erwartet haben, fragen Sie bitte am Empfang.
appointments-next = Ihr nächster Termin ist am { $day }.
appointment-moved = Die Uhrzeit hat sich geändert: { $time }.
session-ends = Sie werden abgemeldet in { $time }

## Die eigenen Seiten des Portals, unter der Leiste: page-<Absage> steht darin
open-portal = Mein Portal öffnen
portal-title = Ihr Portal
portal-opening = Ihr Portal wird geöffnet …
portal-minutes-left =
    { $minutes ->
        [one] noch { $minutes } Minute
       *[other] noch { $minutes } Minuten
    }
back-to-appointments = Zurück zu meinen Terminen
page-elsewhere = Diese Seite gibt es hier nicht.
page-printing = Hier kann nicht gedruckt werden. Bitte fragen Sie am Empfang.
page-saving = Dateien lassen sich hier nicht öffnen oder behalten. Bitte fragen Sie am Empfang.
page-sending = Von hier können keine Dateien gesendet werden. Bitte fragen Sie am Empfang.
page-not-loaded = Diese Seite wurde nicht geladen. Bitte versuchen Sie es noch einmal.
check-in = Ich bin da
status-checked-in = Wir wissen, dass Sie da sind
status-too-early = Ab { $time } können Sie hier sagen, dass Sie da sind.
status-cancelled = Dieser Termin wurde abgesagt. Bei Fragen wenden Sie sich bitte an den Empfang.
status-see-front-desk = Bitte gehen Sie für diesen Termin zum Empfang.
status-already-checked-in = Ihre Ankunft ist schon bekannt
status-too-late = Es ist zu spät, um sich hier zu melden.
status-another-place = Dieser Termin findet an einem anderen Ort statt:
status-another-day = Dieser Termin ist am { $day } um { $time }.
status-front-desk = Bitte gehen Sie zum Empfang.
status-gone = Dieser Termin steht heute nicht mehr auf der Liste. Bei Fragen wenden Sie sich bitte an den Empfang.
own-phone-title = Auf dem eigenen Handy weitermachen
own-phone-hint = Richten Sie die Kamera Ihres Handys auf den Code, oder tippen Sie die Adresse ein:
own-phone-code = Ein Code für die Kamera Ihres Handys. Er führt zu { $address }.
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
help-sign-in-phone-3 = Kein Handy dabei? Tippen Sie auf „{ method-email }“ oder melden Sie Ihre Ankunft am Empfang.
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
help-portal-1 = Das ist das Portal Ihrer Praxis. Tippen Sie auf ein Feld, dann erscheinen unten die Tasten.
help-portal-2 = „{ back-to-appointments }“ führt zurück. „{ need-more-time }“ gibt Ihnen fünf Minuten mehr.
help-portal-3 = Wenn Sie fertig sind, tippen Sie auf „{ sign-out }“. Auf diesem Bildschirm bleibt nichts von Ihnen.
help-unavailable-1 = An diesem Bildschirm können Sie sich gerade nicht anmelden. Sobald es geht, macht er von selbst weiter.
help-unavailable-2 = Ihre Ankunft können Sie am Empfang melden.
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
still-you-title = Sind Sie es noch?
still-you-text = Wir haben Ihre Seite verdeckt, damit niemand sonst sie liest.
go-on = Ja, weiter
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
fault-portal-not-enabled = Das Portal der Praxis ist gerade ausgeschaltet. Wir versuchen es weiter; Ihre Ankunft können Sie auch am Empfang melden.
fault-access-withdrawn = Für diese Person ({ $patient }) können Sie sich nicht mehr anmelden. Bitte wählen Sie einen anderen Namen oder fragen Sie am Empfang.
fault-page-not-opened = Ihr Portal konnte nicht geöffnet werden. Sie können es noch einmal versuchen; Ihre Termine stehen hier.
fault-page-died = Ihr Portal ist stehen geblieben und wurde geschlossen. Sie können es wieder öffnen; Ihre Termine stehen hier.
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
staff-fault-contact-not-found = Das Portal hat keinen Eintrag mit diesem Kontakt: Vergleichen Sie ihn mit der Akte, oder tragen Sie die Ankunft am Empfang ein.
staff-fault-cannot-receive-texts = Laut Portal ist das ein Festnetzanschluss oder Ähnliches: Tragen Sie eine Mobilnummer oder E-Mail-Adresse ein.
staff-fault-too-many-tries = Dieser Kontakt ist zum Schutz eine Weile gesperrt, vom Portal oder von diesem Gerät: Tragen Sie die Ankunft am Empfang ein.
staff-fault-stand-limited = Dieses Gerät hat so viele Nachrichten gesendet, wie es vorerst darf, oder das Portal sagt es; es läuft danach von selbst wieder.
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
staff-fault-page-not-opened = Die eigenen Seiten des Portals ließen sich nicht öffnen: Hält das an, sagen Sie es denen, die das Portal betreuen; alles andere geht ohne sie.
staff-fault-page-died = Die eigenen Seiten des Portals sind abgestürzt oder hängen geblieben und wurden geschlossen: Geschieht das oft, sagen Sie es denen, die das Portal betreuen.
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
unavailable-taken-out-for-now = Dieser Bildschirm ist für kurze Zeit außer Betrieb. Bitte melden Sie sich am Empfang.
unavailable-taken-out-for-today = Dieser Bildschirm ist heute außer Betrieb. Bitte melden Sie sich am Empfang.
unavailable-taken-out-for-repair = Dieser Bildschirm wird repariert. Bitte melden Sie sich am Empfang.
staff-portal-not-enabled = Das Portal ist für diese Praxis nicht freigeschaltet. Die Verwaltung kann es in den Einstellungen des Portals einschalten.
staff-not-enrolled = Dieses Gerät wurde nie gekoppelt. Koppeln Sie es mit einem Kopplungscode aus dem Portal.
staff-no-keyring = Der Passwortspeicher des Systems (sein Schlüsselbund) läuft nicht. Starten Sie ihn oder den Rechner neu; danach läuft das Gerät von selbst wieder.
staff-keyring-locked = Der Passwortspeicher des Systems (sein Schlüsselbund) ist gesperrt. Entsperren Sie ihn; danach läuft das Gerät von selbst wieder.
staff-credential-missing = Das gespeicherte Passwort zum Portal fehlt. Koppeln Sie das Gerät neu, mit einem neuen Kopplungscode.
staff-credential-refused = Das Portal lehnt das gespeicherte Passwort ab. Koppeln Sie das Gerät neu, mit einem neuen Kopplungscode.
staff-store-unreadable = Die eigenen Einstellungen des Geräts sind nicht lesbar. „portal-kiosk check“ sagt, was zu tun ist; danach läuft das Gerät von selbst wieder.
staff-neutral-not-supported = Die Konfiguration verlangt neutrale Antworten, die dieses Portal nicht geben kann: Ändern Sie „disclosure“ oder das Portal.
staff-taken-out-for-now = Das Personal hat dieses Gerät für kurze Zeit außer Betrieb genommen. Die Seiten für das Personal nehmen es wieder in Betrieb.
staff-taken-out-for-today = Das Personal hat dieses Gerät für heute außer Betrieb genommen. Die Seiten für das Personal nehmen es wieder in Betrieb.
staff-taken-out-for-repair = Das Personal hat dieses Gerät zur Reparatur außer Betrieb genommen. Die Seiten für das Personal nehmen es wieder in Betrieb.

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
ended-staff-wanted = Die Seiten für das Personal werden geöffnet …
ended-staff-left = Es geht neu los …

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

## Die Seiten für das Personal
staff-control = Personal
staff-enter-text = Das beendet, was auf diesem Bildschirm ist, und öffnet die Seiten für das Personal. Dort wird die PIN verlangt.
staff-enter = Seiten für das Personal öffnen
staff-panel-title = Für das Personal
staff-leave = Zurück ({ $patients })
staff-place-state = Läuft alles?
staff-place-articles = Hilfe
staff-place-service = Bedienung
staff-looking = Wird nachgesehen …
pin-title = PIN des Personals
pin-hint = Vergessen? Am Gerät kann die Verwaltung eine andere setzen: „portal-kiosk pin“.
pin-label = PIN
pin-submit = Öffnen
pin-wrong =
    { $tries ->
        [one] Das ist nicht die PIN. Noch ein Versuch, dann gibt es eine Wartezeit.
       *[other] Das ist nicht die PIN. Noch { $tries } Versuche, dann gibt es eine Wartezeit.
    }
pin-locked = Zu viele falsche PINs. Der nächste Versuch ist in { $time } möglich.
pin-not-a-pin = Eine PIN hat 6 bis 12 Ziffern und sonst nichts.
pin-not-checked = Die PIN ließ sich nicht prüfen. Versuchen Sie es noch einmal; „portal-kiosk check“ am Gerät sagt, was fehlt.
no-pin-not-set = Für dieses Gerät hat niemand eine PIN gesetzt, darum lässt sich hier nichts ändern. Die Verwaltung setzt am Gerät eine: „portal-kiosk pin“.
no-pin-store-unreadable = Die eigenen Einstellungen des Geräts sind nicht lesbar, und mit ihnen die PIN; darum lässt sich hier nichts ändern. „portal-kiosk check“ am Gerät sagt, was zu tun ist.
standing-in-service = Das Gerät läuft.
standing-portal-out-of-reach = Das Portal antwortet nicht. Tragen Sie Ankünfte am Empfang ein; prüfen Sie das Netzwerk, dann das Portal. Danach läuft das Gerät von selbst wieder.
standing-clock-wrong = Das Gerät läuft, aber seine Uhr geht falsch: Schalten Sie im System die automatische Zeit ein.
support-contact = Wer dieses Gerät betreut: { $contact }
health-well = In Ordnung
health-notice = Hinweis
health-broken = Gestört
what-to-do = Was zu tun ist
finding-screen-draws = Der Bildschirm: Sie lesen ihn gerade.
finding-screen-drawn-otherwise = Der Bildschirm wird nicht auf die übliche Art gezeichnet: Damit war nichts zu sehen. Er reagiert vielleicht etwas später. „portal-kiosk check“ sagt mehr.
finding-store-reads = Die eigenen Einstellungen des Geräts sind lesbar.
finding-store-unreadable = Die eigenen Einstellungen des Geräts sind nicht lesbar. „portal-kiosk check“ sagt, was zu tun ist.
finding-nothing-kept = Was hier geschieht, lässt sich nicht festhalten. Vielleicht ist die Festplatte voll oder schreibgeschützt: „portal-kiosk check“ sagt, was zu tun ist. Anmelden kann man sich trotzdem.
finding-credential-held = Das gespeicherte Passwort zum Portal ist da.
finding-keyring-absent = Der Passwortspeicher des Systems (sein Schlüsselbund) läuft nicht. Starten Sie ihn oder den Rechner neu.
finding-keyring-locked = Der Passwortspeicher des Systems (sein Schlüsselbund) ist gesperrt. Entsperren Sie ihn.
finding-credential-missing = Das gespeicherte Passwort zum Portal fehlt. Koppeln Sie das Gerät neu.
finding-not-enrolled = Das Gerät wurde nie gekoppelt. Koppeln Sie es mit einem Kopplungscode.
finding-keyring-ready = Der Passwortspeicher des Systems (sein Schlüsselbund) läuft.
finding-portal-answers = Das Portal antwortet.
finding-portal-out-of-reach = Das Portal antwortet nicht. Prüfen Sie das Netzwerk, dann das Portal.
finding-portal-name-unknown = Der Name des Portals hat keine Adresse. Prüfen Sie das Netzwerk, dann dessen Namensdienst (DNS).
finding-proxy-in-the-way = Der Proxy des Netzwerks lässt das Gerät nicht zum Portal durch. Das ändert, wer das Netzwerk betreut.
finding-certificate-refused = Das Zertifikat des Portals wird nicht angenommen. Prüfen Sie Datum und Uhrzeit dieses Rechners; stimmen sie, wenden Sie sich an die Betreuung des Portals. „portal-kiosk check“ sagt mehr.
finding-portal-strange = Unter der Adresse des Portals antwortet etwas, aber nicht wie das Portal. Vielleicht ist eine Anmeldeseite des Netzwerks dazwischen, oder das Portal ist gestört.
finding-portal-not-enabled = Das Portal ist für diese Praxis nicht eingeschaltet. Die Verwaltung kann das tun.
finding-credential-refused = Das Portal lehnt das gespeicherte Passwort ab. Koppeln Sie das Gerät neu.
finding-neutral-not-supported = Das Portal kann die neutralen Antworten nicht geben, die die Einstellungen verlangen.
finding-portal-reached = Unter der Adresse des Portals antwortet etwas. Mehr konnte nicht gefragt werden: Oben steht, was zuerst kommt.
finding-portal-not-known = Das Gerät kennt sein Portal nicht: Oben steht, was zuerst kommt.
finding-network-absent = Dieses Gerät hat kein Netzwerk. Prüfen Sie Kabel oder WLAN.
finding-branding-fetched = Logo, Farben und Texte wurden zuletzt geholt: { $ago }.
finding-branding-kept = Logo, Farben und Texte sind von vor dem Einschalten.
finding-branding-refused = Die letzte Änderung an Logo, Farben oder Texten ist nicht verwendbar; gezeigt wird, was vorher galt. „portal-kiosk check“ sagt, warum.
finding-branding-never = Logo, Farben und Texte wurden noch nie geholt.
finding-clock-agrees = Die Uhr stimmt mit der des Portals überein.
finding-clock-wrong = Die Uhr weicht weit von der des Portals ab. Schalten Sie die automatische Zeit ein.
finding-clock-unknown = Die Uhr lässt sich nicht vergleichen, weil das Portal nichts sagt.
finding-taken-out-not-kept = Dass das Gerät außer Betrieb ist oder wieder läuft, ließ sich nicht festhalten: Ein Neustart würde es aufheben. Schaffen Sie Speicherplatz.
lately-title = Zuletzt
lately-none = Seit dem Einschalten ist nichts schiefgegangen.
lately-line = { $incident } ({ $ago })
incident-portal-out-of-reach = Das Portal hat nicht geantwortet
incident-out-of-service = Das Gerät konnte niemanden bedienen
incident-clock-wrong = Die Uhr ging falsch
incident-shell-broke = Der Bildschirm musste neu gestartet werden
take-out-title = Außer Betrieb nehmen
take-out-about = Niemand kann sich anmelden, bis Sie das Gerät hier wieder in Betrieb nehmen. Es kommt nicht von selbst zurück, auch morgen nicht. Was soll der Bildschirm sagen ({ $patients })?
take-out-for-now = Für kurze Zeit
take-out-for-today = Für heute
take-out-for-repair = Zur Reparatur
taken-out-for-now = Für kurze Zeit außer Betrieb. Das bleibt so, bis Sie das Gerät wieder in Betrieb nehmen.
taken-out-for-today = Für heute außer Betrieb. Das bleibt so, bis Sie das Gerät wieder in Betrieb nehmen.
taken-out-for-repair = Zur Reparatur außer Betrieb. Das bleibt so, bis Sie das Gerät wieder in Betrieb nehmen.
put-back = Wieder in Betrieb nehmen
afresh-title = Neu beginnen
afresh-about = Beendet diese Seiten und startet einen frischen Bildschirm. Das hilft, wenn etwas falsch aussieht.
afresh = Neu beginnen
enrol-title = Gerät neu koppeln
enrol-about = Mit einem neuen Kopplungscode aus dem Portal, wenn das Portal dieses Gerät ablehnt oder sein gespeichertes Passwort verloren ist.
enrol-begin = Kopplungscode eingeben
enrol-code = Kopplungscode
enrol-submit = Koppeln
enrol-done = Das Gerät ist gekoppelt.
enrol-code-refused = Der Kopplungscode ist falsch, benutzt oder zu alt. Lassen Sie sich einen neuen geben.
enrol-portal-trouble = Das Portal war nicht zu erreichen oder antwortete Unsinn. Der Kopplungscode gilt vielleicht noch.
enrol-portal-not-known = Dieses Gerät wurde nie gekoppelt und kennt kein Portal. Wer es betreut, nimmt „portal-kiosk enrol“.
enrol-not-kept = Das neue Passwort zum Portal ließ sich auf diesem Gerät nicht speichern: Sehen Sie nach dem Passwortspeicher (Schlüsselbund) und dem Platz auf der Festplatte. Hat das Portal den Kopplungscode schon genommen, brauchen Sie einen neuen.
