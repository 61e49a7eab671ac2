"""Moves the clock of the server that is started with this folder on PYTHONPATH."""

import datetime
import os

import time_machine

hours = datetime.timedelta(hours=float(os.environ["FAULTS_HOURS"]))
time_machine.travel(datetime.datetime.now(datetime.UTC) + hours, tick=True).start()
