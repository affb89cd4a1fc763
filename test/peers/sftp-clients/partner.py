"""What a partner's Python does with our SFTP server. Usage: partner.py PORT STEP FOLDER; prints one line of JSON."""

import hashlib
import json
import os
import sys

import paramiko

port, step, folder = int(sys.argv[1]), sys.argv[2], sys.argv[3]


def connect(**how):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect("127.0.0.1", port, "acme", allow_agent=False, look_for_keys=False, timeout=30, **how)
    return client


def put_and_list(sftp):
    source = os.path.join(folder, "put.bin")
    with open(source, "wb") as file:
        file.write(os.urandom(3_000_000))
    # Verifies the size that the server tells.
    sftp.put(source, "in/put.bin.part")
    sftp.rename("in/put.bin.part", "in/put.bin")
    with open(source, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    with sftp.open("in/put.bin", "rb") as file:
        file.prefetch()
        same = hashlib.sha256(file.read()).hexdigest() == digest
    return {"sha256": digest, "same": same, "listed": sorted(sftp.listdir("in"))}


def go_on(sftp):
    content = bytes((n * 13 + (n >> 8)) % 256 for n in range(1_500_000))
    with sftp.open("in/resumed.bin", "wb") as file:
        # Not pipelined: every write is acknowledged. Of what is only under way when a line is cut, TCP may drop any part.
        file.write(content[:1_000_000])
        file.flush()
        # As if the line were cut: nothing is closed.
        sftp.get_channel().get_transport().close()
        file._closed = True
    again = connect(password="acme-demo")
    sftp = again.open_sftp()
    size = None
    while size != 1_000_000:
        try:
            size = sftp.stat("in/resumed.bin").st_size
        except FileNotFoundError:
            pass
    with sftp.open("in/resumed.bin", "ab") as file:
        file.write(content[size:])
    again.close()
    return {"sha256": hashlib.sha256(content).hexdigest()}


def refused(sftp):
    words = {}
    for what, attempt in {
        "outside": lambda: sftp.open("/in/../../etc/passwd"),
        "folder": lambda: sftp.mkdir("deeper"),
        "not in": lambda: sftp.open("x.txt", "wb"),
    }.items():
        try:
            attempt()
            words[what] = "let through"
        except IOError as error:
            words[what] = str(error)
    return words


client = connect(password="acme-demo")
sftp = client.open_sftp()
print(json.dumps({"put-and-list": put_and_list, "go-on": go_on, "refused": refused}[step](sftp)))
client.close()
