// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/settings.hpp"

#include "schema/failure.hpp"
#include "server/api/access.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace onrecord::server {
namespace {

using schema::SettingKind;

// clang-format off
constexpr schema::Setting settings_table[] = {
    {"index",           SettingKind::Path,   "DIR",          "",               "Answer from the index in DIR, and from each Generation that is published in it later", 0, 0, true},
    {"listen",          SettingKind::Text,   "ADDRESS:PORT", "127.0.0.1:8080", "Listen at this address; port 0 takes any free one. Without --keys anybody who can reach it may search, so use keys or an authenticating proxy for any address other than this machine"},
    {"threads",         SettingKind::Number, "N",            "2",              "Read and write the network on N threads (1 to 64)", 1, 64},
    {"workers",         SettingKind::Number, "N",            "0",              "Compute answers on N threads (0 to 256); 0 is one a core; each holds the index open once more", 0, 256},
    {"queue",           SettingKind::Number, "N",            "128",            "Let at most N requests wait for a worker (1 to 100,000); further ones get 503; a larger N absorbs bursts, but makes answers slower", 1, 100'000},
    {"deadline",        SettingKind::Number, "MS",           "10000",          "Answer within MS milliseconds (10 to 600,000); a search that takes longer returns what it has found, marked incomplete", 10, 600'000},
    {"refresh",         SettingKind::Number, "MS",           "1000",           "Look for a new Generation every MS milliseconds (10 to 3,600,000)", 10, 3'600'000},
    {"verify",          SettingKind::Text,   "HOW",          "digests",        "Check a Generation before it is served: digests reads every byte (some 2 s a GB), sizes only checks that every file exists with its size"},
    {"hosts",           SettingKind::Text,   "NAMES",        "",               "Answer requests to these names too, with commas between; * is any. The address of --listen and localhost always count. Other names are refused, which prevents DNS rebinding"},
    {"origins",         SettingKind::Text,   "SITES",        "",               "Let pages of these sites (https://news.example) read answers, with commas between; * is any. Without it only the server's own page may"},
    {"proxies",         SettingKind::Text,   "ADDRESSES",    "",               "Trust X-Forwarded-For from these addresses, with commas between: a proxy's clients then have separate quotas"},
    {"keys",            SettingKind::Path,   "FILE",         "",               "Keys: a line NAME SCOPES SHA256 [REQUESTS A MINUTE] each, scopes of search, export, captures, admin. Reread on SIGHUP"},
    {"anonymous",       SettingKind::Text,   "SCOPES",       "",               "What may be asked without a key: scopes with commas between, or none. By default search,export,captures; with --public search"},
    {"public",          SettingKind::Flag,   "",             "",               "Give passages and links to everybody, whole entries and exports to keys with the scope export alone: for texts of others on an open server"},
    {"rate",            SettingKind::Number, "N",            "0",              "Allow each address (for IPv6 each /64) N requests a minute without a key (0 to 1,000,000); beyond it 429; 0 is no limit", 0, 1'000'000},
    {"archive",         SettingKind::Path,   "DIR",          "",               "Serve the raw Captures of the Archive in DIR as files at /captures/{sha}"},
    {"admin-socket",    SettingKind::Path,   "FILE",         "",               "Answer the operator at this Unix socket, which only its owner may open: reload, Generations, use of keys, metrics"},
    {"tls-cert",        SettingKind::Path,   "FILE",         "",               "Speak TLS (1.2 and newer) alone, with the certificate in this PEM file, followed by its chain. Reread on SIGHUP"},
    {"tls-key",         SettingKind::Path,   "FILE",         "",               "The certificate's key, a PEM file"},
    {"access-log",      SettingKind::Text,   "FORMAT",       "common",         "Log one line a request: common, json or off. Queries appear in it"},
    {"access-log-file", SettingKind::Path,   "FILE",         "",               "Append the access log to FILE instead of stderr"},
};

constexpr schema::Command commands[] = {
    {"", "Answers questions over HTTP and serves the search page, until SIGTERM or SIGINT.", "", settings_table,
     "onrecord-server --index my/index --listen 127.0.0.1:8080"},
};
// clang-format on

schema::Failure wrong(std::string_view setting,
                      const std::string& value,
                      std::string_view way_out) {
    return {schema::ExitStatus::Usage,
            "--" + std::string{setting} + " cannot be '" + value + "': " + std::string{way_out}};
}

/// `127.0.0.1:8080`, `[::1]:8080`, `localhost:0`.
std::pair<std::string, std::uint16_t> read_listen(const std::string& text) {
    const auto colon = text.rfind(':');
    std::uint16_t port = 0;
    const char* const end = text.data() + text.size();
    const bool has_port = colon != std::string::npos && colon > 0 && colon + 1 < text.size();
    if (has_port) {
        const auto [rest, error] = std::from_chars(text.data() + colon + 1, end, port);
        if (error == std::errc{} && rest == end) {
            std::string address = text.substr(0, colon);
            if (address.starts_with('[') && address.ends_with(']')) {
                address = address.substr(1, address.size() - 2);
            }
            return {address == "localhost" ? "127.0.0.1" : address, port};
        }
    }
    throw wrong("listen", text, "give ADDRESS:PORT such as 127.0.0.1:8080 or [::1]:0.");
}

schema::Verify read_verify(const std::string& text) {
    if (text == "digests") return schema::Verify::Digests;
    if (text == "sizes") return schema::Verify::Sizes;
    throw wrong("verify", text, "choose digests or sizes.");
}

AccessLogFormat read_format(const std::string& text) {
    if (text == "common") return AccessLogFormat::Common;
    if (text == "json") return AccessLogFormat::Json;
    if (text == "off") return AccessLogFormat::Off;
    throw wrong("access-log", text, "choose common, json or off.");
}

std::string read_anonymous(const std::string& text, bool is_public) {
    if (text.empty()) return is_public ? "search" : "search,export,captures";
    if (api::read_scopes(text)) return text;
    throw wrong("anonymous", text, "give some of search, export, captures and admin, or none.");
}

/// A list in which something stands, if it is given.
std::vector<std::string> read_list(const schema::Settings& settings,
                                   std::string_view name,
                                   std::string_view way_out) {
    auto list = api::split_list(settings.text(name));
    if (list.empty() && !settings.text(name).empty())
        throw wrong(name, settings.text(name), way_out);
    return list;
}

std::vector<std::string> read_proxies(const schema::Settings& settings) {
    constexpr std::string_view way_out =
        "give IP addresses with commas between, such as 127.0.0.1,::1; ranges are not read.";
    auto list = read_list(settings, "proxies", way_out);
    for (std::string& address : list) {
        auto plain = api::plain_address(address);
        if (!plain) throw wrong("proxies", settings.text("proxies"), way_out);
        address = std::move(*plain);
    }
    return list;
}

/// As browsers send it: `https://news.example`, perhaps with a port.
bool is_origin(std::string_view text) {
    const auto scheme = text.find("://");
    if (text == "*") return true;
    if (scheme == std::string_view::npos || scheme == 0) return false;
    const auto host = text.substr(scheme + 3);
    return !host.empty() && host.find_first_of("/?# *") == std::string_view::npos;
}

std::filesystem::path read_archive(const schema::Settings& settings) {
    const std::filesystem::path folder = settings.text("archive");
    std::error_code unknown;
    if (folder.empty() || std::filesystem::is_directory(folder / "segments", unknown))
        return folder;
    throw schema::Failure{schema::ExitStatus::NoInput,
                          "There is no Archive in '" + folder.string() +
                              "': give the folder that onrecord-index writes, or leave --archive "
                              "out."};
}

std::vector<std::string> read_origins(const schema::Settings& settings) {
    constexpr std::string_view way_out =
        "give sites as https://news.example, without a path, with commas between, or *.";
    auto list = read_list(settings, "origins", way_out);
    if (!std::ranges::all_of(list, is_origin))
        throw wrong("origins", settings.text("origins"), way_out);
    return list;
}

}  // namespace

const schema::Program server_program{
    "onrecord-server", "Search over news liveblogs, by HTTP and as a web page.", commands};

ServerOptions server_options(const schema::Settings& settings) {
    ServerOptions options;
    options.index = settings.text("index");
    std::tie(options.address, options.port) = read_listen(settings.text("listen"));
    options.threads = static_cast<unsigned>(settings.number("threads"));
    options.workers = static_cast<unsigned>(settings.number("workers"));
    options.queue = static_cast<std::size_t>(settings.number("queue"));
    options.deadline = std::chrono::milliseconds{settings.number("deadline")};
    options.refresh = std::chrono::milliseconds{settings.number("refresh")};
    options.verify = read_verify(settings.text("verify"));
    options.hosts = read_list(settings, "hosts", "give names with commas between, or *.");
    options.origins = read_origins(settings);
    options.proxies = read_proxies(settings);
    options.keys = settings.text("keys");
    options.is_public = settings.flag("public");
    options.anonymous = read_anonymous(settings.text("anonymous"), options.is_public);
    options.rate = static_cast<std::uint32_t>(settings.number("rate"));
    options.archive = read_archive(settings);
    options.admin_socket = settings.text("admin-socket");
    options.tls_certificate = settings.text("tls-cert");
    options.tls_key = settings.text("tls-key");
    if (options.tls_certificate.empty() != options.tls_key.empty()) {
        throw wrong(
            "tls-cert", settings.text("tls-cert"), "give --tls-cert and --tls-key together.");
    }
    options.access_log = read_format(settings.text("access-log"));
    options.access_log_file = settings.text("access-log-file");
    return options;
}

}  // namespace onrecord::server
