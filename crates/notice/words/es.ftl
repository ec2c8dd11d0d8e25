title = Esta pantalla no funciona en este momento
what-to-do = Diríjase a la recepción. El equipo le ayudará. No ha sido por nada que usted haya hecho.
reach-us = También puede contactar con { $clinic }:
reach-us-unnamed = También puede contactar con la clínica:
staff-not-started = Para el personal: la ventana de acceso no se puede iniciar. El puesto lo sigue intentando. El motivo está en su registro.
staff-breaks = Para el personal: la ventana de acceso se inicia y se detiene. El puesto lo sigue intentando. El motivo está en su registro.
support = Quién mantiene este equipo: { $contact }
