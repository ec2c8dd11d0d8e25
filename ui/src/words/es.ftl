# Las palabras de la pantalla. $patient y $patients son las palabras propias del centro para un paciente.

## On every screen
languages = Idioma
sign-out = Cerrar sesión
welcome = Le damos la bienvenida
contact = Contacto
contact-phone = Teléfono
contact-email = Correo electrónico
contact-address = Dirección
contact-hours = Horario

## Sign-in
sign-in-title = Entre con su teléfono
sign-in-hint = Le enviaremos un código de 6 cifras por SMS. No necesita contraseña.
phone-label = Número de teléfono móvil
clear = Borrar
send-code = Enviar código de acceso
privacy-notice = Su número solo se envía al portal del centro. Nada se guarda en esta pantalla, ni se comparte, ni se usa para publicidad.
clinic-message = Un mensaje del centro

## Keypad
keypad = Teclado numérico
keypad-plus = Signo más
keypad-erase = Borrar la última cifra

## Verification
verification-title = Mire su teléfono
verification-sent = Hemos enviado un SMS con un código de 6 cifras al
verification-patience = Puede tardar un minuto en llegar.
code-title = Escriba su código
code-hint = Escriba las 6 cifras del mensaje de texto.
code-label = Código de 6 cifras
verify = Verificar y entrar
resend = Reenviar código
resend-wait = en { $time }
use-different-phone = Usar otro teléfono

## Who is it for?
who-title = ¿Para quién es?
who-hint = Este número corresponde a más de una persona ({ $patients }). Elija quién viene hoy.
who-list = Elija un nombre

## Appointments
appointments-greeting = Hola, { $name }
appointments-greeting-nameless = Hola
appointments-title = Sus citas de hoy
appointments-hint = Díganos que ha llegado: toque «Ya estoy aquí» junto a su cita.
appointments-loading = Buscando sus citas…
appointments-none = No hay citas para hoy
appointments-none-hint = Hoy no tiene ninguna cita en este centro. Si esperaba tener una, pregunte en recepción.
session-ends = La sesión se cerrará en { $time }
check-in = Ya estoy aquí
status-checked-in = Su llegada está registrada
status-too-early = Podrá registrar su llegada a partir de las { $time }.
status-cancelled = Esta cita fue cancelada. Si tiene alguna duda, pregunte en recepción.
status-see-front-desk = Diríjase a recepción para esta cita.
checked-in-room = Adónde ir
checked-in-queue = Su turno
checked-in-queue-place =
    { $place ->
        [1] Es su turno a continuación
       *[other] Número { $place } en la cola
    }
checked-in-wait = Espera prevista
checked-in-wait-minutes =
    { $minutes ->
        [0] Sin espera
        [one] Alrededor de { $minutes } minuto
       *[other] Alrededor de { $minutes } minutos
    }

## Over a screen
need-more-time = Necesito más tiempo
still-there-title = ¿Sigue ahí?
still-there-text = Para proteger su privacidad, esta pantalla se borrará dentro de un momento.
session-ending-title = Su tiempo está por terminar
session-ending-text = La sesión se cerrará pronto. ¿Necesita más tiempo?
session-ending-last-text = La sesión se cerrará cuando termine el tiempo. Por favor, termine lo que está haciendo.
session-ending-understood = De acuerdo, continuar
countdown =
    { $seconds ->
        [one] Queda alrededor de { $seconds } segundo
       *[other] Quedan alrededor de { $seconds } segundos
    }

## Waits
duration-seconds =
    { $seconds ->
        [one] { $seconds } segundo
       *[other] { $seconds } segundos
    }
duration-minutes =
    { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }
wait-remaining = Podrá volver a intentarlo en { $wait }.
tries-left =
    { $tries ->
        [0] No le quedan intentos.
        [one] Le queda { $tries } intento.
       *[other] Le quedan { $tries } intentos.
    }

## What went wrong, and what to do now: one for each Fault
fault-number-missing = Escriba primero su número de teléfono móvil.
fault-number-has-letters = Un número de teléfono no tiene letras. Escriba solo las cifras.
fault-number-unreadable = Hay signos que ningún número de teléfono tiene. Escriba solo las cifras.
fault-number-too-short = Faltan cifras. Escriba el número completo, con su prefijo.
fault-number-too-long = Hay demasiadas cifras. Revise el número. Si es de otro país, empieza con + y el código del país.
fault-number-for-emergencies = Este es un número de emergencias. Si necesita ayuda ahora, avise enseguida en recepción. Para entrar, escriba su propio número.
fault-number-refused = No podemos enviar un código a un número de servicios. Use su propio teléfono móvil.
fault-number-country-unknown = No hay ningún país con este código. Revise las primeras cifras después del +.
fault-number-country-not-served = Desde esta pantalla no podemos enviar un código a ese país. Pregunte en recepción.
fault-contact-not-found = No hemos encontrado ningún registro ({ $patient }) con este número. Revíselo o pregunte en recepción.
fault-cannot-receive-texts = Este número no puede recibir SMS. Use un teléfono móvil o pregunte en recepción.
fault-too-many-tries = Ha habido demasiados intentos. Espere un poco o pregunte en recepción.
fault-code-unreadable = Un código tiene exactamente 6 cifras y nada más. Revise lo que ha escrito.
fault-code-wrong = El código no es correcto. Compárelo con el último SMS recibido.
fault-code-expired = Este código ya no es válido. Toque «Reenviar código» para recibir otro.
fault-attempt-dead = El código fue incorrecto demasiadas veces. Toque «Reenviar código» para empezar de nuevo.
fault-portal-out-of-reach = Ahora mismo no podemos conectar con el portal del centro. Seguimos intentándolo; no tiene que hacer nada.
fault-portal-nonsense = El portal del centro tiene un problema. Seguimos intentándolo; no tiene que hacer nada.
fault-portal-busy = El portal del centro está muy ocupado. Seguimos intentándolo; no tiene que hacer nada.

## Why nobody can sign in: for the patient and for staff, one each for each OutOfService
unavailable-title = Ahora mismo no se puede entrar desde aquí
staff-title = Para el personal
unavailable-portal-not-enabled = El acceso desde esta pantalla está desactivado. Anuncie su llegada en recepción.
unavailable-not-enrolled = Esta pantalla aún no está preparada. Anuncie su llegada en recepción.
unavailable-no-keyring = Esta pantalla está fuera de servicio. Anuncie su llegada en recepción.
unavailable-keyring-locked = Esta pantalla está fuera de servicio. Anuncie su llegada en recepción.
unavailable-credential-missing = Esta pantalla está fuera de servicio. Anuncie su llegada en recepción.
unavailable-credential-refused = Esta pantalla está fuera de servicio. Anuncie su llegada en recepción.
unavailable-store-unreadable = Esta pantalla está fuera de servicio. Anuncie su llegada en recepción.
staff-portal-not-enabled = El portal no está activado para este centro. Un administrador puede activarlo en los ajustes del portal.
staff-not-enrolled = Este puesto nunca se ha vinculado. Vincúlelo con un código de emparejamiento del portal.
staff-no-keyring = No hay ningún servicio de llavero en marcha. Inicie el llavero del sistema; el puesto seguirá por sí solo.
staff-keyring-locked = El llavero está bloqueado. Desbloquéelo; el puesto seguirá por sí solo.
staff-credential-missing = El llavero no contiene ninguna credencial de este puesto. Vincúlelo de nuevo con otro código de emparejamiento.
staff-credential-refused = El portal rechaza la credencial de este puesto. Vincúlelo de nuevo con otro código de emparejamiento.
staff-store-unreadable = No se puede leer el almacén de datos del puesto. «portal-kiosk check» dice qué hacer; el puesto seguirá por sí solo.

## How the journey before ended: one for each Farewell
farewell-signed-out = Ha cerrado la sesión. No queda nada suyo en esta pantalla.
farewell-timed-out = El tiempo terminó y la pantalla se ha borrado. No queda nada suyo en ella.
farewell-ended-by-portal = El portal del centro terminó su visita. No queda nada suyo en esta pantalla.
farewell-restarted = La pantalla tuvo que reiniciarse. No queda nada suyo en ella. Vuelva a entrar, por favor.

## While this one ends: one for each EndReason
ended-title = Un momento, por favor
ended-signed-out = Estamos cerrando su sesión y borrando esta pantalla.
ended-timed-out = El tiempo ha terminado y estamos borrando esta pantalla.
ended-ended-by-portal = El portal del centro ha terminado su visita y estamos borrando esta pantalla.
