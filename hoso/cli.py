"""The command line. A command's module is imported only when it is asked for, so that each starts
as fast as its own imports allow."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from schemas.errors import HosoError

COMMANDS = {
    "read": "đọc tệp ngay trên máy này, không cần máy chủ",
    "forms": "kiểm tra và liệt kê các định nghĩa biểu mẫu",
    "demo": "khởi động hệ thống, tải các hồ sơ mẫu lên và in kết quả",
    "up": "khởi động hệ thống trên máy này",
    "down": "dừng những gì «hoso up» đã khởi động",
    "doctor": "kiểm tra máy này còn thiếu gì và cách khắc phục",
    "migrate": "tạo hoặc nâng cấp các bảng dữ liệu và kho lưu trữ",
    "user": "thêm, sửa, khóa người dùng; liệt kê mọi người",
    "office": "thêm hoặc liệt kê các đơn vị",
    "token": "tạo, liệt kê, thu hồi mã truy cập API của phần mềm khác",
    "export": "xuất dữ liệu của một đơn vị: JSON Lines, CSV, Excel, PDF",
    "worker": "chạy một tiến trình xử lý hồ sơ",
    "beat": "chạy bộ hẹn giờ (quét việc bị treo, xem thư mục máy quét)",
    "web": "chạy trang web và REST API",
}
FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130
_DATABASE_FAILED = (
    "cơ sở dữ liệu không trả lời hoặc từ chối yêu cầu. Hãy kiểm tra hệ thống đã chạy chưa"
    " («hoso up») và bảng dữ liệu đã được tạo chưa («hoso migrate»)."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Args:
        argv: the arguments without the program's name; those of the process if None.
    """
    given = list(sys.argv[1:] if argv is None else argv)
    if not given or given[0] not in COMMANDS:
        return _overview(given)
    name = given[0]
    command = importlib.import_module(f"hoso.commands.{name}")
    parser = argparse.ArgumentParser(f"hoso {name}", description=f"hoso {name}: {COMMANDS[name]}.")
    command.add_arguments(parser)
    args = parser.parse_args(given[1:])
    _use_settings_of_home()
    try:
        return int(command.run(args))
    except HosoError as error:
        print(f"hoso {name}: {error.message}\n{error.detail}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough («| head»); Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        if not _is_of_database(error):
            raise
        print(f"hoso {name}: {_DATABASE_FAILED}\n{type(error).__name__}", file=sys.stderr)
        return FAILED


def _is_of_database(error: BaseException) -> bool:
    """Tell whether an error, or what it was raised from, came from the driver of PostgreSQL.

    Its text can quote a whole row, so it is not printed. Looked at by name: the driver is loaded
    by the commands that need it.
    """
    while True:
        if any(cls.__module__.partition(".")[0] == "psycopg2" for cls in type(error).__mro__):
            return True
        if error.__cause__ is None:
            return False
        error = error.__cause__


def _overview(given: Sequence[str]) -> int:
    asked_for_help = bool(given) and given[0] in {"-h", "--help", "help"}
    width = max(map(len, COMMANDS))
    lines = ["hoso LỆNH [...]: số hóa tờ khai tiếng Việt", ""]
    lines += [f"  {name:<{width}}  {what}" for name, what in COMMANDS.items()]
    lines += ["", "«hoso LỆNH --help» cho biết các tùy chọn của từng lệnh."]
    if given and not asked_for_help:
        lines.insert(0, f"hoso: không có lệnh «{given[0]}»")
    print("\n".join(lines), file=sys.stdout if asked_for_help else sys.stderr)
    return 0 if asked_for_help else WRONG_USAGE


def _use_settings_of_home() -> None:
    """Let a command find the servers of ``hoso up``, unless the environment names others."""
    if "HOSO_ENV_FILE" in os.environ or "HOSO_DATABASE_URL" in os.environ:
        return
    env_file = Path(os.environ.get("HOSO_HOME") or ".hoso").absolute() / "hoso.env"
    if env_file.exists():
        os.environ["HOSO_ENV_FILE"] = str(env_file)
