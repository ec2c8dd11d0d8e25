title = This screen is not working right now
what-to-do = Please go to the front desk. The team there can help you. Nothing you did caused this.
reach-us = You can also reach { $clinic }:
reach-us-unnamed = You can also reach the clinic:
staff-not-started = For staff: the sign-in window cannot be started. The stand keeps trying. Its log says why.
staff-breaks = For staff: the sign-in window starts and then stops. The stand keeps trying. Its log says why.
support = Who looks after this machine: { $contact }
