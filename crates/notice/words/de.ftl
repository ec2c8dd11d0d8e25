title = Dieser Bildschirm funktioniert im Moment nicht
what-to-do = Bitte gehen Sie zum Empfang. Dort wird Ihnen geholfen. Sie haben nichts falsch gemacht.
reach-us = So erreichen Sie { $clinic } auch:
reach-us-unnamed = So erreichen Sie die Praxis auch:
staff-not-started = Für das Team: Das Anmeldefenster lässt sich nicht starten. Das Gerät versucht es weiter. Der Grund steht im Protokoll.
staff-breaks = Für das Team: Das Anmeldefenster startet und bricht ab. Das Gerät versucht es weiter. Der Grund steht im Protokoll.
support = Wer dieses Gerät betreut: { $contact }
