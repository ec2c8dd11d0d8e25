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
keyboard-space = Espacio
keyboard-enter = Intro
keyboard-next = Campo siguiente
keyboard-next-short = Sigue
keyboard-letters = Letras
keyboard-signs = Cifras y signos

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
appointments-hint-desk = Diríjase a recepción. Allí se ocuparán de sus citas.
appointments-loading = Buscando sus citas…
appointments-none = No hay citas para hoy
appointments-none-hint = Hoy no tiene ninguna cita en este centro. Si esperaba tener una, pregunte en recepción.
appointments-next = Su próxima cita es el { $day }.
appointment-moved = La hora ha cambiado: { $time }.
session-ends = La sesión se cerrará en { $time }

## Las páginas propias del portal, bajo la barra: en ella se dice page-<negativa>
open-portal = Abrir mi portal
portal-title = Su portal
portal-opening = Abriendo su portal …
portal-minutes-left =
    { $minutes ->
        [one] queda { $minutes } minuto
       *[other] quedan { $minutes } minutos
    }
back-to-appointments = Volver a mis citas
page-elsewhere = Esta página no está disponible aquí.
page-printing = Aquí no se puede imprimir. Pregunte en recepción.
page-saving = Aquí no se pueden abrir ni guardar archivos. Pregunte en recepción.
page-sending = Desde aquí no se pueden enviar archivos. Pregunte en recepción.
page-not-loaded = Esta página no se ha cargado. Inténtelo de nuevo.
check-in = Ya estoy aquí
status-checked-in = Su llegada está registrada
status-too-early = Podrá registrar su llegada a partir de las { $time }.
status-cancelled = Esta cita fue cancelada. Si tiene alguna duda, pregunte en recepción.
status-see-front-desk = Diríjase a recepción para esta cita.
status-already-checked-in = Su llegada ya estaba registrada
status-too-late = Ya es tarde para registrar su llegada aquí.
status-another-place = Esta cita es en otro lugar:
status-another-day = Esta cita es el { $day } a las { $time }.
status-front-desk = Diríjase a recepción.
status-gone = Esta cita ya no está en la lista de hoy. Si tiene alguna duda, pregunte en recepción.
own-phone-title = Continúe en su propio teléfono
own-phone-hint = Apunte al código con la cámara de su teléfono o escriba la dirección:
own-phone-code = Un código para la cámara de su teléfono. Lleva a { $address }.
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
help-portal-1 = Este es el portal de su centro. Toque un campo y abajo aparecerán las teclas.
help-portal-2 = «{ back-to-appointments }» le lleva de vuelta. «{ need-more-time }» le da cinco minutos más.
help-portal-3 = Cuando termine, toque «{ sign-out }». En esta pantalla no queda nada suyo.
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
still-you-title = ¿Sigue siendo usted?
still-you-text = Hemos tapado su página para que nadie más la lea.
go-on = Sí, continuar
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
fault-page-not-opened = No se ha podido abrir su portal. Puede intentarlo otra vez; sus citas están aquí.
fault-page-died = Su portal dejó de funcionar y se ha cerrado. Puede abrirlo otra vez; sus citas están aquí.
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
staff-fault-stand-limited = Este puesto ha enviado todos los mensajes que puede por ahora, o lo dice el portal; vuelve a funcionar por sí solo.
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
staff-fault-page-not-opened = Las páginas propias del portal no se abrieron: si dura, avise a quien mantiene el portal; lo demás funciona sin ellas.
staff-fault-page-died = Las páginas propias del portal fallaron o se quedaron paradas y se cerraron: si ocurre a menudo, avise a quien mantiene el portal.
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
unavailable-taken-out-for-now = Esta pantalla está fuera de servicio por un rato. Anuncie su llegada en recepción.
unavailable-taken-out-for-today = Esta pantalla está hoy fuera de servicio. Anuncie su llegada en recepción.
unavailable-taken-out-for-repair = Esta pantalla se está reparando. Anuncie su llegada en recepción.
staff-portal-not-enabled = El portal no está activado para este centro. Un administrador puede activarlo en los ajustes del portal.
staff-not-enrolled = Este puesto nunca se ha vinculado. Vincúlelo con un código de emparejamiento del portal.
staff-no-keyring = El almacén de contraseñas del sistema (su llavero) no está en marcha. Inícielo, o reinicie el equipo; después el puesto vuelve a funcionar por sí solo.
staff-keyring-locked = El almacén de contraseñas del sistema (su llavero) está bloqueado. Desbloquéelo; después el puesto vuelve a funcionar por sí solo.
staff-credential-missing = Falta la contraseña guardada para el portal. Vincule el puesto de nuevo con otro código de emparejamiento.
staff-credential-refused = El portal rechaza la contraseña guardada. Vincule el puesto de nuevo con otro código de emparejamiento.
staff-store-unreadable = No se pueden leer los ajustes propios del puesto. «portal-kiosk check» dice qué hacer; después el puesto vuelve a funcionar por sí solo.
staff-neutral-not-supported = La configuración pide respuestas neutras y este portal no puede darlas: cambie «disclosure» o el portal.
staff-taken-out-for-now = El personal puso este puesto fuera de servicio por un rato. El panel del personal lo devuelve.
staff-taken-out-for-today = El personal puso este puesto fuera de servicio por hoy. El panel del personal lo devuelve.
staff-taken-out-for-repair = El personal puso este puesto fuera de servicio por reparación. El panel del personal lo devuelve.

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
ended-staff-wanted = Abriendo el panel del personal …
ended-staff-left = Empezando de nuevo …

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

## El panel del personal
staff-control = Personal
staff-enter-text = Esto termina lo que hay en esta pantalla y abre el panel del personal. Pide el PIN.
staff-enter = Abrir el panel del personal
staff-panel-title = Panel del personal
staff-leave = Volver ({ $patients })
staff-place-state = ¿Funciona?
staff-place-articles = Ayuda
staff-place-service = Servicio
staff-looking = Mirando …
pin-title = PIN del personal
pin-hint = ¿Lo ha olvidado? Un administrador puede poner otro en el equipo: «portal-kiosk pin».
pin-label = PIN
pin-submit = Abrir
pin-wrong =
    { $tries ->
        [one] Ese no es el PIN. Queda un intento antes de una espera.
       *[other] Ese no es el PIN. Quedan { $tries } intentos antes de una espera.
    }
pin-locked = Demasiados PIN erróneos. Puede intentarlo de nuevo en { $time }.
pin-not-a-pin = Un PIN tiene de 6 a 12 cifras y nada más.
pin-not-checked = No se pudo comprobar el PIN. Inténtelo de nuevo; «portal-kiosk check» en el equipo dice qué falla.
no-pin-not-set = Nadie ha puesto un PIN en este puesto, así que aquí no se puede cambiar nada. Un administrador pone uno en el equipo: «portal-kiosk pin».
no-pin-store-unreadable = No se pueden leer los ajustes propios del puesto, y con ellos el PIN, así que aquí no se puede cambiar nada. «portal-kiosk check» en el equipo dice qué hacer.
standing-in-service = El puesto funciona.
standing-portal-out-of-reach = El portal no responde. Registre las llegadas en recepción; mire la red y después el portal. Después el puesto vuelve a funcionar por sí solo.
standing-clock-wrong = El puesto funciona, pero su reloj está mal: active la hora automática en los ajustes del sistema.
support-contact = Quién mantiene este equipo: { $contact }
health-well = Bien
health-notice = Aviso
health-broken = Fallo
what-to-do = Qué hacer
finding-screen-draws = La pantalla: la está leyendo.
finding-screen-drawn-otherwise = La pantalla no se dibuja de la manera habitual, con la que no se veía nada. Puede que responda un poco más tarde. «portal-kiosk check» dice más.
finding-store-reads = Los ajustes propios del puesto se pueden leer.
finding-store-unreadable = Los ajustes propios del puesto no se pueden leer. «portal-kiosk check» dice qué hacer.
finding-nothing-kept = No se puede anotar lo que ocurre aquí. Quizá el disco está lleno o protegido contra escritura: «portal-kiosk check» dice qué hacer. Se puede entrar igual.
finding-credential-held = La contraseña guardada para el portal está ahí.
finding-keyring-absent = El almacén de contraseñas del sistema (su llavero) no está en marcha. Inícielo, o reinicie el equipo.
finding-keyring-locked = El almacén de contraseñas del sistema (su llavero) está bloqueado. Desbloquéelo.
finding-credential-missing = Falta la contraseña guardada para el portal. Vuelva a vincular el puesto.
finding-not-enrolled = El puesto nunca se ha vinculado. Vincúlelo con un código de emparejamiento.
finding-keyring-ready = El almacén de contraseñas del sistema (su llavero) está en marcha.
finding-portal-answers = El portal responde.
finding-portal-out-of-reach = El portal no responde. Mire la red y después el portal.
finding-portal-name-unknown = El nombre del portal no tiene dirección. Mire la red y después su servicio de nombres (DNS).
finding-proxy-in-the-way = El proxy de la red no deja pasar el puesto hasta el portal. Tiene que permitirlo quien mantiene la red.
finding-certificate-refused = No se acepta el certificado del portal. Mire la fecha y la hora de este equipo y después avise a quien mantiene el portal. «portal-kiosk check» dice más.
finding-portal-strange = En la dirección del portal responde algo, pero no como el portal. Puede haber en medio una página de acceso de la red, o el portal tiene una avería.
finding-portal-not-enabled = El portal no está activado para este centro. Un administrador puede activarlo.
finding-credential-refused = El portal rechaza la contraseña guardada. Vuelva a vincular el puesto.
finding-neutral-not-supported = El portal no puede dar las respuestas neutras que pide la configuración.
finding-portal-reached = La dirección del portal responde. No se pudo preguntar más: antes hay que resolver algo de más arriba.
finding-portal-not-known = El puesto no conoce su portal: antes hay que resolver algo de más arriba.
finding-network-absent = Este equipo no tiene red. Mire el cable o la wifi.
finding-branding-fetched = El logotipo, los colores y los textos se obtuvieron por última vez: { $ago }.
finding-branding-kept = El logotipo, los colores y los textos son de antes de encender el puesto.
finding-branding-refused = El último cambio de logotipo, colores o textos no se puede usar; se muestra lo anterior. «portal-kiosk check» dice por qué.
finding-branding-never = El logotipo, los colores y los textos no se han obtenido nunca.
finding-clock-agrees = El reloj coincide con el del portal.
finding-clock-wrong = El reloj está lejos del del portal. Active la hora automática.
finding-clock-unknown = El reloj no se puede comparar, porque el portal no dice nada.
finding-taken-out-not-kept = No se pudo anotar que el puesto está fuera de servicio, o de vuelta: un reinicio lo desharía. Libere espacio en el disco.
lately-title = Últimamente
lately-none = Nada ha fallado desde que se encendió el puesto.
lately-line = { $incident } ({ $ago })
incident-portal-out-of-reach = El portal no respondió
incident-out-of-service = El puesto no pudo atender
incident-clock-wrong = El reloj estaba mal
incident-shell-broke = Hubo que iniciar la pantalla de nuevo
take-out-title = Fuera de servicio
take-out-about = Nadie puede entrar hasta que devuelva aquí el puesto al servicio. No vuelve por sí solo, tampoco mañana. ¿Qué debe decir la pantalla ({ $patients })?
take-out-for-now = Por un rato
take-out-for-today = Por hoy
take-out-for-repair = Por reparación
taken-out-for-now = Fuera de servicio por un rato. Sigue así hasta que lo devuelva al servicio.
taken-out-for-today = Fuera de servicio por hoy. Sigue así hasta que lo devuelva al servicio.
taken-out-for-repair = Fuera de servicio por reparación. Sigue así hasta que lo devuelva al servicio.
put-back = Devolver al servicio
afresh-title = Empezar de nuevo
afresh-about = Cierra este panel e inicia una pantalla nueva. Ayuda cuando algo se ve mal.
afresh = Empezar de nuevo
enrol-title = Vincular de nuevo
enrol-about = Con un código de emparejamiento nuevo del portal, cuando el portal rechaza este puesto o se ha perdido su contraseña guardada.
enrol-begin = Escribir un código de emparejamiento
enrol-code = Código de emparejamiento
enrol-submit = Vincular
enrol-done = El puesto está vinculado.
enrol-code-refused = El código de emparejamiento es erróneo, está usado o es demasiado antiguo. Pida uno nuevo.
enrol-portal-trouble = No se pudo llegar al portal, o respondió algo sin sentido. Quizá el código aún sirva.
enrol-portal-not-known = Este puesto nunca se ha vinculado y no conoce ningún portal. Quien mantiene el equipo usa «portal-kiosk enrol».
enrol-not-kept = No se pudo guardar en este equipo la contraseña nueva para el portal: revise el almacén de contraseñas (el llavero) y el disco. Si el portal ya aceptó el código, use otro.
