// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/tls.hpp"

#include "schema/failure.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <sys/socket.h>
#include <utility>

namespace onrecord::server::http {
namespace {

namespace net = boost::asio;
using net::ip::tcp;

constexpr auto as_result = net::as_tuple(net::use_awaitable);
constexpr std::size_t piece_bytes = 16U << 10U;  // A TLS record's.

[[noreturn]] void cannot_use(const std::filesystem::path& file,
                             const boost::system::error_code& error) {
    throw schema::Failure{schema::ExitStatus::NoInput,
                          "Cannot use " + file.string() + " for TLS: " + error.message() +
                              ". Give PEM files: the certificate with its chain, and its key."};
}

/// Of what the client offers by ALPN, HTTP/1.1; where it offers only others there is no connection.
int choose_protocol(SSL* /*connection*/,
                    const unsigned char** chosen,
                    unsigned char* length,
                    const unsigned char* offered,
                    unsigned int bytes,
                    void* /*nothing*/) {
    static constexpr std::array<unsigned char, 9> ours{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char* found = nullptr;
    const int result =
        SSL_select_next_proto(&found, length, ours.data(), ours.size(), offered, bytes);
    *chosen = found;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

}  // namespace

struct TlsContext::State {
    net::ssl::context context{net::ssl::context::tls_server};
};

TlsContext::TlsContext(const TlsFiles& files) : state_{std::make_unique<State>()} {
    // To open a FIFO is to wait for who writes it, and a device may have no end.
    for (const auto& file : {files.certificate, files.key}) {
        std::error_code unknown;
        const auto kind = std::filesystem::status(file, unknown);
        if (std::filesystem::exists(kind) && !std::filesystem::is_regular_file(kind))
            cannot_use(file, make_error_code(boost::system::errc::invalid_argument));
    }
    auto& context = state_->context;
    context.set_options(net::ssl::context::default_workarounds | net::ssl::context::no_tlsv1 |
                        net::ssl::context::no_tlsv1_1 | net::ssl::context::no_compression);
    boost::system::error_code error;
    context.use_certificate_chain_file(files.certificate.string(), error);
    if (error) cannot_use(files.certificate, error);
    context.use_private_key_file(files.key.string(), net::ssl::context::pem, error);
    if (error) cannot_use(files.key, error);
    if (SSL_CTX_check_private_key(context.native_handle()) != 1) {
        cannot_use(files.key, make_error_code(boost::system::errc::invalid_argument));
    }
    SSL_CTX_set_alpn_select_cb(context.native_handle(), choose_protocol, nullptr);
}

TlsContext::~TlsContext() = default;

namespace {

/// One connection's two ends, on one strand. Lives as long as either of its pumps.
class Relay : public std::enable_shared_from_this<Relay> {
public:
    Relay(tcp::socket client, std::shared_ptr<const TlsContext> context, TlsTimes times)
        : context_{std::move(context)},
          outer_{std::move(client), context_->state().context},
          inner_{outer_.get_executor()},
          patience_{outer_.get_executor()},
          times_{times} {}

    net::awaitable<bool> greet() {
        limit(times_.handshake);
        auto [error] = co_await outer_.async_handshake(net::ssl::stream_base::server, as_result);
        patience_.cancel();
        co_return !error;
    }

    /// Makes the pair and starts pumping; the other end of it, or null without descriptors.
    std::shared_ptr<tcp::socket> start() {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return nullptr;
        // Asio takes any stream for a TCP socket; what is TCP's alone fails and is ignored.
        inner_.assign(tcp::v4(), ends[0]);
        auto other = std::make_shared<tcp::socket>(outer_.get_executor(), tcp::v4(), ends[1]);
        const auto keep = shared_from_this();
        const auto executor = outer_.get_executor();
        net::co_spawn(
            executor, [keep] { return keep->pump_in(); }, net::detached);
        net::co_spawn(
            executor, [keep] { return keep->pump_out(); }, net::detached);
        return other;
    }

    void close() {
        boost::system::error_code ignored;
        outer_.lowest_layer().close(ignored);
        inner_.close(ignored);
    }

private:
    void limit(std::chrono::milliseconds time) {
        patience_.expires_after(time);
        patience_.async_wait([keep = shared_from_this()](const boost::system::error_code& error) {
            if (!error) keep->close();
        });
    }

    net::awaitable<void> pump_in() {
        std::array<char, piece_bytes> piece{};
        bool goes_on = true;
        while (goes_on) {
            auto [error, count] = co_await outer_.async_read_some(net::buffer(piece), as_result);
            if (error) break;
            auto [failed, written] =
                co_await net::async_write(inner_, net::buffer(piece.data(), count), as_result);
            goes_on = !failed;
        }
        boost::system::error_code ignored;
        inner_.shutdown(tcp::socket::shutdown_send, ignored);
    }

    net::awaitable<void> pump_out() {
        std::array<char, piece_bytes> piece{};
        bool goes_on = true;
        while (goes_on) {
            auto [error, count] = co_await inner_.async_read_some(net::buffer(piece), as_result);
            if (error) break;
            limit(times_.send);
            auto [failed, written] =
                co_await net::async_write(outer_, net::buffer(piece.data(), count), as_result);
            patience_.cancel();
            goes_on = !failed;
        }
        limit(std::chrono::seconds{1});
        co_await outer_.async_shutdown(as_result);
        patience_.cancel();
        close();
    }

    std::shared_ptr<const TlsContext> context_;
    net::ssl::stream<tcp::socket> outer_;
    tcp::socket inner_;
    net::steady_timer patience_;
    TlsTimes times_;
};

}  // namespace

net::awaitable<std::shared_ptr<tcp::socket>> decrypt(tcp::socket client,
                                                     std::shared_ptr<const TlsContext> context,
                                                     TlsTimes times,
                                                     TlsGreeting& greeting) {
    const auto relay = std::make_shared<Relay>(std::move(client), std::move(context), times);
    greeting.close = [weak = std::weak_ptr{relay}] {
        if (const auto living = weak.lock()) living->close();
    };
    const bool is_greeted = co_await relay->greet();
    if (!is_greeted) co_return nullptr;
    co_return relay->start();
}

}  // namespace onrecord::server::http
