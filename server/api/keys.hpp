// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// API keys and scopes. A key is a secret sent by a client; the file of keys contains only their
// SHA-256, so it does not reveal them.
namespace onrecord::server::api {

/// Permissions, required by routes and granted to keys or to everybody. Bits of a Scopes.
enum class Scope : std::uint8_t {
    Anyone = 0,    ///< Probes and files of the page: never refused or limited.
    Search = 1,    ///< Searches, checks, feeds: passages and links.
    Entries = 2,   ///< Whole Entries. Cannot be granted by name: see may().
    Export = 4,    ///< All results, and whole Entries of a public server.
    Captures = 8,  ///< Raw Captures.
    Admin = 16,    ///< Metrics of a public server.
};
using Scopes = std::uint8_t;

struct ScopeRow {
    std::string_view name;
    Scope scope;
    std::string_view meaning;
};

// clang-format off
inline constexpr ScopeRow scope_rows[] = {
    {"search",   Scope::Search,   "searches, checks, drafts, feeds and /mcp; whole entries too unless --public"},
    {"export",   Scope::Export,   "exports, and whole entries of a --public server"},
    {"captures", Scope::Captures, "/captures/{sha}: the files as they were received"},
    {"admin",    Scope::Admin,    "/metrics of a --public server"},
};
// clang-format on

/// Parses `search,export`; empty optional for an unknown name. `none` and the empty text mean no
/// scope.
std::optional<Scopes> read_scopes(std::string_view text);

/// The inverse of read_scopes().
std::vector<std::string_view> names_of(Scopes scopes);

struct Key {
    std::string name;
    Scopes scopes = 0;
    std::uint32_t rate = 0;  ///< Requests per minute; 0: no limit.
};

/// A file of keys: a line `NAME SCOPES SHA256 [RATE]` for each; `#` starts a comment. The SHA-256
/// (64 hex digits) is that of the key's bytes: `printf %s KEY | sha256sum`.
class Keys {
public:
    Keys() = default;
    /// Throws Failure: no input, or bad settings naming the invalid line.
    explicit Keys(const std::filesystem::path& file);

    /// Null for an unknown key.
    const Key* find(std::string_view secret) const;
    /// All keys, by name.
    std::vector<Key> all() const;

private:
    std::map<std::string, Key, std::less<>> by_digest_;
};

/// The current Keys, for all threads; can be reloaded.
class KeyRing {
public:
    /// An empty path means no keys. Throws as Keys does.
    explicit KeyRing(std::filesystem::path file);
    /// Throws as Keys does; then the old ones stay in force.
    void reload();
    bool has_file() const { return !file_.empty(); }
    std::shared_ptr<const Keys> keys() const;

private:
    std::filesystem::path file_;
    mutable std::mutex mutex_;  // guards keys_, the pointer alone
    std::shared_ptr<const Keys> keys_;
};

}  // namespace onrecord::server::api
