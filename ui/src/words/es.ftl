# Las palabras de la pantalla. $patient y $patients son las palabras propias del centro para un paciente.

## On every screen
languages = Idioma
sign-out = Cerrar sesión
close = Cerrar
staff-title = Para el personal
welcome = Le damos la bienvenida
welcome-purpose = Entre aquí y díganos que ha llegado.
contact = Contacto
contact-phone = Teléfono
contact-email = Correo electrónico
contact-address = Dirección
contact-hours = Horario

## Sign-in
hours-closed = Ahora está cerrado.
hours-opens-today = Ahora está cerrado. Abrimos hoy a las { $time }.
hours-opens-on = Ahora está cerrado. Abrimos el { $weekday } a las { $time }.
sign-in-title =
    { $method ->
        [email] Entrar por correo
       *[phone] Entrar por teléfono
    }
sign-in-hint =
    { $method ->
        [email] Le enviaremos por correo un enlace y un código de 6 cifras. Sin contraseña.
       *[phone] Le enviaremos un código de 6 cifras por SMS. No necesita contraseña.
    }
method = Cómo entrar
method-email = Correo
method-phone = Teléfono
email-label = Correo electrónico
email-meant = ¿Quiso decir { $address }?
phone-label = Número de teléfono móvil
clear = Borrar
send-link = Enviar enlace de acceso
send-code = Enviar código de acceso
privacy-notice = Lo que escriba solo se envía al portal del centro. Nada se guarda en esta pantalla, ni se comparte, ni se usa para publicidad.
privacy-more = Más sobre privacidad
privacy-title = Su privacidad aquí
privacy-sent = Su correo electrónico o su número de teléfono se envía por una conexión cifrada al portal de pacientes de este centro, y a nadie más. Así sabe el portal que es usted.
privacy-kept = Esta pantalla no guarda nada. Cuando cierra la sesión o se va, todo lo que escribió y vio se borra antes de que otra persona pueda usarla.
privacy-shared = Nada se comparte con otros, se vende ni se usa para publicidad. Este programa no tiene rastreadores ni usa cámara o micrófono.
privacy-ask = Si tiene alguna pregunta, o prefiere no entrar desde aquí, pregunte en recepción.
privacy-clinic = Del centro
clinic-message = Un mensaje del centro

## Keypad
keypad = Teclado numérico
keypad-plus = Signo más
keypad-erase = Borrar la última cifra
keyboard = Teclado
keyboard-shift = Mayúscula
keyboard-erase = Borrar el último carácter
keyboard-at = Arroba
keyboard-dot = Punto
keyboard-hyphen = Guion
keyboard-underscore = Guion bajo

## Verification
verification-title =
    { $method ->
        [email] Mire su correo
       *[phone] Mire su teléfono
    }
verification-sent =
    { $disclosure ->
        [neutral]
            { $method ->
                [email] Si esta dirección consta en el centro, van en camino un enlace y un código a
               *[phone] Si este número consta en el centro, va en camino un SMS con un código de 6 cifras al
            }
       *[portal]
            { $method ->
                [email] Hemos enviado un enlace y un código a
               *[phone] Hemos enviado un SMS con un código de 6 cifras al
            }
    }
verification-patience = Puede tardar un minuto en llegar.
link-title = Use el enlace
link-step-open = Abra el correo en su propio teléfono.
link-step-touch = Toque el enlace.
link-step-type = Escriba allí { $digits }.
link-by-itself = Esta pantalla seguirá sola.
code-title =
    { $method ->
        [email] O escriba aquí el código
       *[phone] Escriba su código
    }
code-hint =
    { $method ->
        [email] El mismo correo trae un código de 6 cifras.
       *[phone] Escriba las 6 cifras del mensaje de texto.
    }
code-again-title = Pida un código nuevo
code-again-hint = Toque «Reenviar código» y enviaremos otro mensaje.
code-label = Código de 6 cifras
verify = Verificar y entrar
resend = Reenviar código
resend-wait = en { $time }
use-different-email = Usar otro correo
use-different-phone = Usar otro teléfono
use-email-instead = Usar el correo
use-phone-instead = Usar el teléfono

## When the message does not come
not-arrived = ¿No ha llegado?
not-arrived-announced =
    { $method ->
        [email] El correo ya debería haber llegado. «¿No ha llegado?» dice qué revisar.
       *[phone] El SMS ya debería haber llegado. «¿No ha llegado?» dice qué revisar.
    }
not-arrived-minute = Espere un minuto más. A veces tarda.
not-arrived-spam = Mire en la carpeta de correo no deseado.
not-arrived-address = ¿Es { $contact } la dirección correcta? Si no, toque «Usar otro correo».
not-arrived-reception = ¿Está encendido su teléfono y tiene cobertura?
not-arrived-number = ¿Es { $contact } el número correcto? Un teléfono fijo no recibe SMS. Si no, toque «Usar otro teléfono».
not-arrived-record =
    { $disclosure ->
        [neutral]
            { $method ->
                [email] Solo escribimos a la dirección que consta en el centro. A otra no llega nada.
               *[phone] Solo escribimos al número que consta en el centro. A otro no llega nada.
            }
       *[portal]
            { $method ->
                [email] Quizá en el centro conste una dirección antigua. En recepción pueden mirarlo.
               *[phone] Quizá en el centro conste un número antiguo. En recepción pueden mirarlo.
            }
    }
not-arrived-desk = ¿Sigue sin llegar? En recepción le ayudarán y pueden registrar su llegada.
staff-not-arrived =
    { $method ->
        [email] Compare la dirección con la ficha y vea si sale el correo del portal.
       *[phone] Compare el número con la ficha. Los fijos no reciben SMS, ni los móviles que bloquean los números cortos.
    }

## Who is it for?
who-title = ¿Para quién es?
who-hint =
    { $count ->
        [one] Elija quién viene hoy.
       *[other] Puede entrar por más de una persona ({ $patients }). Elija quién viene hoy.
    }
who-list = Elija un nombre
who-nobody = No hay nadie que elegir
who-nobody-hint = Anuncie su llegada en recepción.
change-patient = Otra persona

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

## Ayuda para quien está ante la pantalla
help = Ayuda
help-title = Ayuda para este paso
help-sign-in-email-1 = Escriba la dirección de correo que la clínica tiene de usted. Las teclas con «@» completan una dirección.
help-sign-in-email-2 = Toque «{ send-link }». Recibirá un correo con un enlace y un código. No necesita contraseña.
help-sign-in-email-3 = ¿No tiene correo en el teléfono? Toque «{ method-phone }» y recibirá un mensaje de texto.
help-sign-in-phone-1 = Escriba el número de móvil que la clínica tiene de usted.
help-sign-in-phone-2 = Toque «{ send-code }». Recibirá un mensaje de texto con un código. No necesita contraseña.
help-sign-in-phone-3 = ¿No lleva el móvil? Toque «{ method-email }» o regístrese en recepción.
help-verification-email-1 = Abra el correo en su propio teléfono y toque el enlace. En la página que se abre, escriba los dos números que muestra esta pantalla.
help-verification-email-2 = O busque en el mismo correo el código de 6 cifras, escríbalo aquí y toque «{ verify }».
help-verification-email-3 = ¿No ha llegado tras un minuto? Mire en el correo no deseado; luego toque «{ resend }» o «{ use-different-email }».
help-verification-phone-1 = Mire el mensaje de texto más reciente de su teléfono. Trae un código de 6 cifras.
help-verification-phone-2 = Escriba el código aquí y toque «{ verify }».
help-verification-phone-3 = ¿No ha llegado tras un minuto? Toque «{ resend }», o «{ use-different-phone }» si el número no es el suyo.
help-who-1 = Puede iniciar sesión por varios { $patients }. Toque el nombre de quien viene hoy.
help-who-2 = ¿Después otra persona? Puede volver a estos nombres sin iniciar sesión de nuevo.
help-who-3 = ¿Falta un nombre? En recepción pueden mirar la ficha.
help-appointments-1 = Toque «{ check-in }» junto a su cita y la clínica sabrá que ha llegado.
help-appointments-2 = ¿Falta una cita o no es correcta? Pregunte en recepción.
help-appointments-3 = Cuando termine, toque «{ sign-out }». En esta pantalla no queda nada suyo.
help-unavailable-1 = Ahora no puede iniciar sesión en esta pantalla. Seguirá por sí sola en cuanto pueda.
help-unavailable-2 = En recepción pueden registrarle.
help-unavailable-3 = No ha hecho nada mal, y en esta pantalla no hay nada suyo.
ask-staff = Llamar al personal
call-ready = Alguien de la clínica vendrá. Se le dice qué pantalla es, no quién es usted.
call-calling = Avisando a recepción …
call-told = En recepción saben que aquí alguien necesita ayuda.
call-told-short = Recepción avisada
call-coming = Alguien viene hacia usted.
call-coming-short = Alguien viene
call-not-sent = No se pudo avisar a recepción. Acérquese, por favor, o inténtelo de nuevo.
assist-start = Alguien me ayuda
assist-about = Lo que escriba se verá como puntos, y la ayuda de cada paso seguirá en la pantalla.
assist-title = Alguien le ayuda
assist-masked = Lo que se escribe se ve como puntos.
assist-end = Dejar de ocultar

## Over a screen
attract-begin = Toque para empezar
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
fault-email-missing = Escriba primero su correo electrónico.
fault-email-incomplete = Falta algo. Una dirección es como nombre@example.org.
fault-email-unreadable = Hay algo que ninguna dirección tiene, como un espacio o una coma. Revísela.
fault-email-too-long = Es más larga de lo que puede ser una dirección. Revísela.
fault-number-missing = Escriba primero su número de teléfono móvil.
fault-number-has-letters = Un número de teléfono no tiene letras. Escriba solo las cifras.
fault-number-unreadable = Hay signos que ningún número de teléfono tiene. Escriba solo las cifras.
fault-number-too-short = Faltan cifras. Escriba el número completo, con su prefijo.
fault-number-too-long = Hay demasiadas cifras. Revise el número. Si es de otro país, empieza con + y el código del país.
fault-number-for-emergencies = Este es un número de emergencias. Si necesita ayuda ahora, avise enseguida en recepción. Para entrar, escriba su propio número.
fault-number-refused = No podemos enviar un código a un número de servicios. Use su propio teléfono móvil.
fault-number-country-unknown = No hay ningún país con este código. Revise las primeras cifras después del +.
fault-number-country-not-served = Desde esta pantalla no podemos enviar un código a ese país. Pregunte en recepción.
fault-contact-not-found =
    { $method ->
        [email] No hemos encontrado ningún registro ({ $patient }) con este correo. Revíselo o pregunte en recepción.
       *[phone] No hemos encontrado ningún registro ({ $patient }) con este número. Revíselo o pregunte en recepción.
    }
fault-cannot-receive-texts =
    { $method ->
        [email] Esta dirección no puede recibir nuestros mensajes. Use otra o pregunte en recepción.
       *[phone] Este número no puede recibir SMS. Use su correo o un teléfono móvil, o pregunte en recepción.
    }
fault-too-many-tries =
    { $method ->
        [email] Ha habido demasiados intentos con este correo. Espere un poco o pregunte en recepción.
       *[phone] Ha habido demasiados intentos con este número. Espere un poco o pregunte en recepción.
    }
fault-stand-limited = Ha habido demasiados intentos en esta pantalla. Espere un poco o anuncie su llegada en recepción.
fault-code-unreadable = Un código tiene exactamente 6 cifras y nada más. Revise lo que ha escrito.
fault-code-wrong =
    { $method ->
        [email] El código no es correcto. Compárelo con el último correo recibido.
       *[phone] El código no es correcto. Compárelo con el último SMS recibido.
    }
fault-code-expired = Este código ya no es válido. Toque «Reenviar código» para recibir otro.
fault-link-expired = El enlace y el código ya no son válidos. Toque «Reenviar código» para recibir otro correo.
fault-link-denied = En la página del enlace se escribieron otras cifras o se dijo que no era usted. Toque «Reenviar código» para empezar de nuevo.
fault-attempt-dead = Este intento de entrar ha terminado, por demasiados códigos incorrectos o porque se empezó otro más nuevo. Toque «Reenviar código» para empezar de nuevo.
fault-portal-out-of-reach = Ahora mismo no podemos conectar con el portal del centro. Seguimos intentándolo; no tiene que hacer nada.
fault-portal-nonsense = El portal del centro tiene un problema. Seguimos intentándolo; no tiene que hacer nada.
fault-portal-busy = El portal del centro está muy ocupado. Seguimos intentándolo; no tiene que hacer nada.
fault-portal-not-enabled = El portal del centro está desactivado ahora. Seguimos intentándolo; en recepción pueden registrar su llegada.
fault-access-withdrawn = Ya no puede entrar por esta persona ({ $patient }). Elija otro nombre o pregunte en recepción.
fault-clock-wrong = El reloj de esta pantalla no va bien. Puede entrar de todos modos.

## The same for staff, in one line: one for each Fault
staff-fault-email-missing = No se escribió nada; no hay nada que arreglar.
staff-fault-email-incomplete = La dirección necesita un nombre, una @ y un dominio con un punto.
staff-fault-email-unreadable = La dirección tiene un signo que ninguna puede tener: a menudo un espacio, una coma o una segunda @.
staff-fault-email-too-long = Ningún servidor de correo acepta direcciones de más de 254 caracteres.
staff-fault-number-missing = No se escribió nada; no hay nada que arreglar.
staff-fault-number-has-letters = Solo se leen como número las cifras y un + antes del código del país.
staff-fault-number-unreadable = Solo se leen como número las cifras y un + antes del código del país.
staff-fault-number-too-short = Al número le faltan cifras para su país; a menudo falta el prefijo.
staff-fault-number-too-long = El número tiene demasiadas cifras para su país; uno extranjero necesita su +.
staff-fault-number-for-emergencies = Se escribió un número de emergencias: vea si alguien necesita ayuda.
staff-fault-number-refused = Los números de tarificación especial, de servicios y de satélite no reciben códigos de este puesto.
staff-fault-number-country-unknown = Ningún país tiene este código; un número nacional se escribe sin +.
staff-fault-number-country-not-served = La configuración del puesto solo permite SMS a algunos países; un administrador puede añadir este.
staff-fault-contact-not-found = El portal no tiene ningún registro con este contacto: compárelo con la ficha o registre la llegada en recepción.
staff-fault-cannot-receive-texts = El portal dice que es un teléfono fijo o similar: ponga en la ficha un móvil o un correo.
staff-fault-too-many-tries = Este contacto está bloqueado un tiempo, por el portal o por este puesto, para protegerlo: registre la llegada en recepción.
staff-fault-stand-limited = Este puesto ha enviado todos los mensajes que puede por ahora, o lo dice el portal; sigue por sí solo.
staff-fault-code-unreadable = Se escribió algo distinto de 6 cifras; el código está en el último mensaje.
staff-fault-code-wrong = Lo habitual es que sea un mensaje anterior: solo vale el último código.
staff-fault-code-expired = Un código vale unos diez minutos, y solo hasta que se envía el siguiente.
staff-fault-link-expired = El enlace y el código valen unos diez minutos, y solo hasta que se envía el siguiente correo.
staff-fault-link-denied = En la página del enlace se escribieron otras cifras o se tocó «No he sido yo»: empiece de nuevo con «Reenviar código».
staff-fault-attempt-dead = Demasiados códigos incorrectos, o un intento más nuevo con este contacto: «Reenviar código» empieza otro.
staff-fault-portal-out-of-reach = El portal no responde: revise la red del puesto y luego el portal.
staff-fault-portal-nonsense = Las respuestas del portal no tienen sentido: avise a quien lo mantiene.
staff-fault-portal-busy = El portal pide paciencia; si dura, avise a quien lo mantiene.
staff-fault-portal-not-enabled = El portal se desactivó para este centro: un administrador puede activarlo.
staff-fault-access-withdrawn = La ficha ya no permite a este contacto actuar por esa persona: vea los permisos en el portal.
staff-fault-clock-wrong = El reloj del puesto difiere mucho del del portal: active la hora automática en los ajustes del sistema.

## Why nobody can sign in: for the patient and for staff, one each for each OutOfService
unavailable-title = Ahora mismo no se puede entrar desde aquí
unavailable-portal-not-enabled = El acceso desde esta pantalla está desactivado. Anuncie su llegada en recepción.
unavailable-not-enrolled = Esta pantalla aún no está preparada. Anuncie su llegada en recepción.
unavailable-no-keyring = Esta pantalla está fuera de servicio. Anuncie su llegada en recepción.
unavailable-keyring-locked = Esta pantalla está fuera de servicio. Anuncie su llegada en recepción.
unavailable-credential-missing = Esta pantalla está fuera de servicio. Anuncie su llegada en recepción.
unavailable-credential-refused = Esta pantalla está fuera de servicio. Anuncie su llegada en recepción.
unavailable-store-unreadable = Esta pantalla está fuera de servicio. Anuncie su llegada en recepción.
unavailable-neutral-not-supported = Esta pantalla está fuera de servicio. Anuncie su llegada en recepción.
staff-portal-not-enabled = El portal no está activado para este centro. Un administrador puede activarlo en los ajustes del portal.
staff-not-enrolled = Este puesto nunca se ha vinculado. Vincúlelo con un código de emparejamiento del portal.
staff-no-keyring = No hay ningún servicio de llavero en marcha. Inicie el llavero del sistema; el puesto seguirá por sí solo.
staff-keyring-locked = El llavero está bloqueado. Desbloquéelo; el puesto seguirá por sí solo.
staff-credential-missing = El llavero no contiene ninguna credencial de este puesto. Vincúlelo de nuevo con otro código de emparejamiento.
staff-credential-refused = El portal rechaza la credencial de este puesto. Vincúlelo de nuevo con otro código de emparejamiento.
staff-store-unreadable = No se puede leer el almacén de datos del puesto. «portal-kiosk check» dice qué hacer; el puesto seguirá por sí solo.
staff-neutral-not-supported = La configuración pide respuestas neutras y este portal no puede darlas: cambie «disclosure» o el portal.

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

## Help for staff
articles-title = Ayuda para el personal
articles-questions = Preguntas frecuentes
articles-list = Artículos
articles-search = Buscar en la ayuda
articles-found =
    { $count ->
        [0] No se ha encontrado nada. Pruebe con otra palabra, o con menos.
        [one] { $count } respuesta
       *[other] { $count } respuestas
    }
articles-back = Atrás
articles-contents = En este artículo
articles-related = Vea también
articles-space = Espacio
