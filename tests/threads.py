"""Work done at the same moment: the races of people who press at once."""

import threading

from django.db import connection


def at_once(work, count):
    """Run WORK(number) in COUNT threads that start together; what each returned."""
    barrier, results = threading.Barrier(count), []

    def one(number):
        try:
            barrier.wait()
            results.append(work(number))
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[number]) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
